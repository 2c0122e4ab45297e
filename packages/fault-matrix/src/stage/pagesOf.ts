import { ENTITY_REF_ANNOTATION } from '@rollouts-portal/plugin-rollouts-common';

import {
  FleetIndexer,
  FleetPages,
  Ownership,
  realTiming,
  RolloutViews,
  type Fleet,
} from './insides';

/** The pages of a fleet in which nobody owns anything through a catalog; they follow it from now on. */
export function pagesOf(
  fleet: Fleet,
  warn: (message: string) => void = message => {
    throw new Error(message);
  },
): FleetPages {
  const ownership = new Ownership(
    [],
    ENTITY_REF_ANNOTATION,
    async () => [],
    async () => [],
  );
  return new FleetPages({
    fleet,
    indexer: new FleetIndexer({
      fleet,
      ownership,
      logger: { warn },
      timing: realTiming,
    }),
    ownership,
    views: new RolloutViews(
      fleet,
      ownership,
      () => undefined,
      ENTITY_REF_ANNOTATION,
      realTiming.now,
    ),
    clock: () => performance.now(),
  });
}
