import {
  ENTITY_REF_ANNOTATION,
  fleetQuerySchema,
} from '@rollouts-portal/plugin-rollouts-common';

import {
  accessUnder,
  EVERY_ROLLOUT,
  Fleet,
  FleetIndexer,
  FleetPages,
  Ownership,
  realTiming,
  RolloutViews,
  type ClusterFacts,
  type FleetReader,
} from './insides';

/** For somebody who may read and do everything. */
export const EVERYTHING = accessUnder({
  readable: EVERY_ROLLOUT,
  usable: () => EVERY_ROLLOUT,
});

/** What people see first. */
export const FIRST_PAGE = {
  query: fleetQuerySchema.parse({}),
  access: EVERYTHING,
};

/** What serves pages of the fleet, put together as the plugin does it. */
export function pagesOver(clusters: readonly ClusterFacts[]): FleetReader {
  const fleet = new Fleet(clusters);
  const ownership = new Ownership([], ENTITY_REF_ANNOTATION, async () => []);
  const views = new RolloutViews(
    fleet,
    ownership,
    () => undefined,
    ENTITY_REF_ANNOTATION,
    realTiming.now,
  );
  const indexer = new FleetIndexer({
    fleet,
    ownership,
    logger: { warn },
    timing: realTiming,
  });
  return new FleetPages({
    fleet,
    indexer,
    ownership,
    views,
    clock: () => performance.now(),
  });
}

/** A rollout that is left out costs nothing, which is no way to be quick. */
function warn(message: string): never {
  throw new Error(message);
}
