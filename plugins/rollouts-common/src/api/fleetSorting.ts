/**
 * `attention`: who waits for a person longest, then what failed, what moves, what is at rest. `updated`: what came into
 * its phase last.
 */
export const FLEET_SORTS = ['attention', 'name', 'cluster', 'updated'] as const;

export type FleetSort = (typeof FLEET_SORTS)[number];
export type SortDirection = 'asc' | 'desc';

/** As the lists of Backstage's catalog have it: what to sort by, and in which direction if not in its own. */
export const FLEET_SORTINGS = FLEET_SORTS.flatMap(
  by => [by, `${by},asc`, `${by},desc`] as const,
);

export type FleetSorting = (typeof FLEET_SORTINGS)[number];

const OWN_DIRECTION: Readonly<Record<FleetSort, SortDirection>> = {
  attention: 'desc',
  name: 'asc',
  cluster: 'asc',
  updated: 'desc',
};

/** What a sorting says. */
export function parseFleetSorting(sorting: FleetSorting): {
  by: FleetSort;
  direction: SortDirection;
  /** Against the direction that it has by itself. */
  isReversed: boolean;
} {
  const by = FLEET_SORTS.find(
    each => each === sorting || sorting.startsWith(`${each},`),
  );
  if (by === undefined) throw new Error(`${sorting} is no sorting`);
  const own = OWN_DIRECTION[by];
  const isReversed = sorting === `${by},${opposite(own)}`;
  return { by, direction: isReversed ? opposite(own) : own, isReversed };
}

/** The shortest that says it. */
export function formatFleetSorting({
  by,
  isReversed,
}: {
  by: FleetSort;
  isReversed: boolean;
}): FleetSorting {
  return isReversed ? `${by},${opposite(OWN_DIRECTION[by])}` : by;
}

function opposite(direction: SortDirection): SortDirection {
  return direction === 'asc' ? 'desc' : 'asc';
}
