import { ENTITY_REF_ANNOTATION } from '@rollouts-portal/plugin-rollouts-common';

import { realTiming } from '../cluster/realTiming';
import { Fleet } from '../fleet/Fleet';
import { FleetPages } from '../fleet/FleetPages';
import {
  Ownership,
  type OwnerLookup,
  type SystemLookup,
} from '../fleet/Ownership';
import { RolloutViews } from '../fleet/RolloutViews';
import type { AlarmTiming } from '../fleet/store/Alarm';
import { FleetIndexer } from '../fleet/store/FleetIndexer';
import type { FakeCluster } from './FakeCluster';

/** A fleet over these clusters and the pages of it; left alone, nobody owns anything through the catalog. */
export function fleetOf(
  clusters: readonly FakeCluster[],
  lookUpOwners: OwnerLookup = async () => [],
  lookUpSystems: SystemLookup = async () => [],
  timing: AlarmTiming = realTiming,
) {
  const fleet = new Fleet(clusters);
  const ownership = new Ownership(
    [],
    ENTITY_REF_ANNOTATION,
    lookUpOwners,
    lookUpSystems,
  );
  const views = new RolloutViews(
    fleet,
    ownership,
    () => undefined,
    ENTITY_REF_ANNOTATION,
    () => timing.now(),
  );
  const indexer = new FleetIndexer({
    fleet,
    ownership,
    logger: {
      warn: message => {
        throw new Error(message);
      },
    },
    timing,
  });
  return {
    fleet,
    views,
    indexer,
    pages: new FleetPages({
      fleet,
      indexer,
      ownership,
      views,
      clock: () => performance.now(),
    }),
  };
}
