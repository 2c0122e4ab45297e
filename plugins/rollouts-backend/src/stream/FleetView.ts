import { isDeepStrictEqual } from 'node:util';

import type {
  ClusterStatus,
  FleetChanges,
  FleetPage,
  FleetQuery,
  FleetStreamEvent,
  RolloutSummary,
} from '@rollouts-portal/plugin-rollouts-common';

import type { FleetReader } from '../fleet/FleetPages';
import type { RolloutAccess } from '../permissions/rolloutAccess';
import type { FeedView } from './Feed';

/** One page of the fleet. Only its own rows are ever sent, and of those only what has changed. */
export class FleetView implements FeedView<FleetPage, FleetStreamEvent> {
  #sent: FleetPage | undefined;

  constructor(
    private readonly reader: FleetReader,
    private readonly query: FleetQuery,
    private readonly access: RolloutAccess,
  ) {}

  async read(): Promise<FleetPage> {
    this.#sent = await this.reader.page(this.query, this.access);
    return this.#sent;
  }

  async changes(): Promise<FleetStreamEvent[]> {
    const before = this.#sent;
    const page = await this.read();
    if (!before) return [{ event: 'snapshot', data: page }];
    const changes = changesOf(before, page);
    return changes ? [{ event: 'changes', data: changes }] : [];
  }
}

/** Undefined when there is nothing to tell. */
function changesOf(
  before: FleetPage,
  {
    items,
    totals,
    matching,
    before: rowsBefore,
    next,
    previous,
    clusters,
  }: FleetPage,
): FleetChanges | undefined {
  const rowsWere = new Map(before.items.map(item => [item.id, item]));
  const rows = items.filter(
    item =>
      !isDeepStrictEqual(
        withoutTimes(item),
        withoutTimes(rowsWere.get(item.id)),
      ),
  );
  const place = { totals, matching, before: rowsBefore, next, previous };
  const isReordered = !isDeepStrictEqual(
    before.items.map(({ id }) => id),
    items.map(({ id }) => id),
  );
  const areClustersChanged = !isDeepStrictEqual(
    before.clusters.map(withoutTimes),
    clusters.map(withoutTimes),
  );
  if (
    rows.length === 0 &&
    !isReordered &&
    !areClustersChanged &&
    isDeepStrictEqual(place, {
      totals: before.totals,
      matching: before.matching,
      before: before.before,
      next: before.next,
      previous: before.previous,
    })
  ) {
    return undefined;
  }
  return {
    rows,
    ids: isReordered ? items.map(({ id }) => id) : undefined,
    ...place,
    clusters: areClustersChanged ? clusters : undefined,
  };
}

/** The moment of the last contact goes on and on, and is no change worth telling. */
function withoutTimes<T extends RolloutSummary | ClusterStatus>(
  told: T | undefined,
): T | undefined {
  return (
    told && {
      ...told,
      freshness: { ...told.freshness, lastContactAt: undefined },
    }
  );
}
