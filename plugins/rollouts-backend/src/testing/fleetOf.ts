import { ENTITY_REF_ANNOTATION } from '@rollouts-portal/plugin-rollouts-common';

import { Fleet } from '../fleet/Fleet';
import { FleetPages } from '../fleet/FleetPages';
import { FleetRows } from '../fleet/FleetRows';
import { Ownership } from '../fleet/Ownership';
import { RolloutViews } from '../fleet/RolloutViews';
import type { FakeCluster } from './FakeCluster';

/** A fleet over these clusters and the pages of it; nobody owns anything through the catalog. */
export function fleetOf(clusters: readonly FakeCluster[]) {
  const fleet = new Fleet(clusters);
  const views = new RolloutViews(
    fleet,
    new Ownership([], ENTITY_REF_ANNOTATION, async () => []),
    () => undefined,
    ENTITY_REF_ANNOTATION,
  );
  return {
    fleet,
    views,
    pages: new FleetPages(fleet, new FleetRows(fleet), views),
  };
}
