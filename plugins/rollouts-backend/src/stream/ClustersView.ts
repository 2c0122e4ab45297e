import { isDeepStrictEqual } from 'node:util';

import type {
  ClusterStatus,
  ClusterChanges,
  ClusterList,
  ClustersStreamEvent,
} from '@rollouts-portal/plugin-rollouts-common';

import type { FleetReader } from '../fleet/FleetPages';
import type { FleetAccess } from '../permissions/accessUnder';
import type { FeedView } from './Feed';
import type { FeedBatch } from './PendingChanges';
import { withoutTimes } from './withoutTimes';

/** The clusters that a person knows of. Only those are ever sent, and of those only the ones that have changed. */
export class ClustersView
  implements FeedView<ClusterList, ClustersStreamEvent>
{
  // How many objects a kind has and how often it was tried in vain goes on without a word.
  readonly lookAnewMs = 10_000;
  #sent: ClusterList | undefined;

  constructor(
    private readonly reader: Pick<FleetReader, 'clusters'>,
    private readonly access: FleetAccess,
    readonly key: string,
  ) {}

  async read(): Promise<ClusterList> {
    this.#sent = { items: await this.reader.clusters(this.access) };
    return this.#sent;
  }

  content(): ClusterList {
    if (!this.#sent) throw new Error('nothing has been read yet');
    return this.#sent;
  }

  async changes({
    clusters,
    everything,
  }: FeedBatch): Promise<ClustersStreamEvent[]> {
    // In a large fleet some rollout changes all the time.
    if (!clusters && !everything) return [];
    const before = this.#sent;
    const after = await this.read();
    if (!before) return [{ event: 'snapshot', data: after }];
    const changes = changesOf(before, after);
    return changes ? [{ event: 'changes', data: changes }] : [];
  }
}

/** Undefined when there is nothing to tell. */
function changesOf(
  before: ClusterList,
  after: ClusterList,
): ClusterChanges | undefined {
  const wasOf = new Map(
    before.items.map(item => [item.name, comparable(item)]),
  );
  const items = after.items.filter(
    item => !isDeepStrictEqual(comparable(item), wasOf.get(item.name)),
  );
  const names = after.items.map(({ name }) => name);
  const isReordered = !isDeepStrictEqual(
    before.items.map(({ name }) => name),
    names,
  );
  return items.length > 0 || isReordered
    ? { items, ...(isReordered && { names }) }
    : undefined;
}

/** Here it is told, too, whether all is read of it. */
function comparable(cluster: ClusterStatus) {
  return {
    ...withoutTimes(cluster),
    behindSince: cluster.freshness.behindSince,
  };
}
