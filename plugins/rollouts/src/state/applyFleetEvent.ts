import type {
  FleetChanges,
  FleetPage,
  FleetStreamEvent,
  Freshness,
} from '@rollouts-portal/plugin-rollouts-common';

/** The page after an event. Undefined in, undefined out for anything before the first snapshot. */
export function applyFleetEvent(
  page: FleetPage | undefined,
  message: FleetStreamEvent,
): FleetPage | undefined {
  if (message.event === 'snapshot') return message.data;
  if (!page) return page;
  switch (message.event) {
    case 'changes':
      return withChanges(page, message.data);
    case 'heartbeat':
    case 'resumed':
    case 'reset':
    case 'refused':
      return page;
    default:
      return message satisfies never;
  }
}

function withChanges(
  page: FleetPage,
  { rows, ids, clusters, facets, ...place }: FleetChanges,
): FleetPage {
  const rowOf = new Map([...page.items, ...rows].map(row => [row.id, row]));
  const freshnessOf = new Map(
    (clusters ?? []).map(({ name, freshness }) => [name, freshness]),
  );
  const items = (ids ?? page.items.map(({ id }) => id))
    .map(id => rowOf.get(id))
    .filter(row => row !== undefined)
    .map(row => {
      const freshness = freshnessOf.get(row.cluster);
      // The same object where nothing changed, so that only what changed is drawn again.
      return freshness && !isSame(freshness, row.freshness)
        ? { ...row, freshness }
        : row;
    });
  return {
    configured: page.configured,
    permitted: page.permitted,
    ...place,
    facets: facets ?? page.facets,
    items,
    clusters: clusters ?? page.clusters,
  };
}

/** As far as a row shows it: when the cluster was last heard is shown elsewhere, and is another all the time. */
function isSame(a: Freshness, b: Freshness): boolean {
  return (
    a.state === b.state &&
    a.since === b.since &&
    a.clockAhead === b.clockAhead &&
    a.problem?.code === b.problem?.code
  );
}
