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
  const ownership = ownedByNobody();
  return new FleetPages({
    fleet,
    indexer: new FleetIndexer({
      fleet,
      ownership,
      logger: { warn },
      timing: realTiming,
    }),
    ownership,
    views: viewsOf(fleet, ownership),
    clock: () => performance.now(),
  });
}

/** What people see of a fleet. */
export function viewsOf(
  fleet: Fleet,
  ownership = ownedByNobody(),
): RolloutViews {
  return new RolloutViews(
    fleet,
    ownership,
    () => undefined,
    ENTITY_REF_ANNOTATION,
    realTiming.now,
  );
}

function ownedByNobody(): Ownership {
  return new Ownership(
    [],
    ENTITY_REF_ANNOTATION,
    async () => [],
    async () => [],
  );
}
