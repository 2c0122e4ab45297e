import type {
  FleetPage,
  Freshness,
  RolloutSummary,
} from '@rollouts-portal/plugin-rollouts-common';

/** One page of the list, as it is drawn. */
export type FleetPart = {
  /** Where it begins; undefined: at the beginning of the list. */
  cursor: string | undefined;
  rows: readonly RolloutSummary[];
  next: string | undefined;
};

/** Consecutive pages of one list. */
export type FleetWindow = readonly FleetPart[];

/** A row as it is drawn. */
export type FleetRow = {
  row: RolloutSummary;
  /** Of the window, which part it stands in. */
  part: number;
  /** It has left the list, and stands here until the person asks for the new order. */
  isGone: boolean;
};

/** Puts a page at its place. What followed another page than it now ends with is forgotten: rows would be missing between. */
export function withPart(
  window: FleetWindow,
  index: number,
  part: FleetPart,
): FleetWindow {
  const before = window.slice(0, index);
  const follows = window[index]?.next === part.next;
  return [...before, part, ...(follows ? window.slice(index + 1) : [])];
}

export function partOf(
  cursor: string | undefined,
  { items, next }: FleetPage,
): FleetPart {
  return { cursor, rows: items, next };
}

/**
 * All rows in the order of the window, each as it is known best: those of the newest page as it tells them.
 *
 * @param newest - what was told last of the part at this index
 */
export function rowsOf(
  window: FleetWindow,
  newest: { index: number; page: FleetPage } | undefined,
): FleetRow[] {
  const known = new Map(newest?.page.items.map(row => [row.id, row]));
  const freshnessOf = new Map(
    newest?.page.clusters.map(({ name, freshness }) => [name, freshness]),
  );
  const drawn = new Set<string>();
  return window.flatMap(({ rows }, part) =>
    rows.flatMap(row => {
      // A row that moved between two readings may stand in two of them.
      if (drawn.has(row.id)) return [];
      drawn.add(row.id);
      const isGone = part === newest?.index && !known.has(row.id);
      const shown = known.get(row.id) ?? withFreshness(row, freshnessOf);
      return [{ row: shown, part, isGone }];
    }),
  );
}

/** The same object where nothing has changed, so that it is not drawn again. */
function withFreshness(
  row: RolloutSummary,
  freshnessOf: ReadonlyMap<string, Freshness>,
): RolloutSummary {
  const freshness = freshnessOf.get(row.cluster) ?? row.freshness;
  const { state, since, clockAhead } = row.freshness;
  return freshness.state === state &&
    freshness.since === since &&
    freshness.clockAhead === clockAhead
    ? row
    : { ...row, freshness };
}

/** How many rows would come, go or move if the rows were put in their new order. */
export function changesBetween(
  shown: readonly RolloutSummary[],
  now: readonly RolloutSummary[],
): number {
  const indexOf = new Map(now.map(({ id }, index) => [id, index]));
  const shared = shown
    .map(({ id }) => indexOf.get(id))
    .filter(index => index !== undefined);
  const moved = shared.length - longestRise(shared);
  return shown.length - shared.length + (now.length - shared.length) + moved;
}

/** Length of the longest rising sequence that is left when some are taken out: those need not move. */
function longestRise(indexes: readonly number[]): number {
  const ends: number[] = [];
  for (const index of indexes) {
    const at = ends.findIndex(end => end >= index);
    ends[at === -1 ? ends.length : at] = index;
  }
  return ends.length;
}
