import {
  sentence,
  type Freshness,
} from '@rollouts-portal/plugin-rollouts-common';

import type { ReadModel, StoredCluster, StoredRow } from './ReadModel';
import type { ReplicatedCluster } from './ReplicatedCluster';
import { storedClusterSchema, type StoredClusterState } from './StoredFacts';

/** Brings the mirrors of clusters up to what has been written. */
export class MirrorReader {
  /** What was last written of each cluster as a whole. */
  readonly #states = new Map<string, StoredClusterState>();

  constructor(
    private readonly readModel: Pick<ReadModel, 'rowsSince' | 'state'>,
    private readonly now: () => Date,
    private readonly format: string,
  ) {}

  /** Reads what is new of one cluster. */
  async read(cluster: ReplicatedCluster, stored: StoredCluster): Promise<void> {
    const { mirror, name } = cluster;
    if (stored.format !== this.format) {
      this.#states.delete(name);
      // Nothing is written of it, whatever was before: its lease is a new one.
      if (stored.format === null) {
        mirror.apply(mirror.missingFrom([]));
        cluster.seq = 0;
      }
    } else if (stored.seq !== cluster.seq) {
      // First, so that what comes meanwhile is read again rather than missed.
      await this.#readState(name);
      await this.#readRows(cluster, stored);
    }
    const state = this.#states.get(name);
    if (state) mirror.place(state);
    mirror.become(this.#freshness(mirror.freshness(), stored, state));
  }

  /** What is shown of a cluster while the database does not answer. */
  miss({ mirror }: ReplicatedCluster): void {
    const { lastContactAt, clockAhead } = mirror.freshness();
    mirror.become(
      sinceThen(mirror.freshness(), {
        state: 'stale',
        since: this.now().toISOString(),
        ...(lastContactAt !== undefined && { lastContactAt }),
        ...(clockAhead !== undefined && { clockAhead }),
        problem: sentence('replicas-database'),
      }),
    );
  }

  async #readState(name: string): Promise<void> {
    const text = await this.readModel.state(name);
    const parsed = storedClusterSchema.safeParse(
      text === undefined ? undefined : JSON.parse(text),
    );
    if (parsed.success) this.#states.set(name, parsed.data);
  }

  async #readRows(
    cluster: ReplicatedCluster,
    { seq, purgedSeq }: StoredCluster,
  ): Promise<void> {
    const { mirror, name } = cluster;
    // A database that was restored has less than was read of it.
    const isAnew =
      cluster.seq === 0 || cluster.seq < purgedSeq || cluster.seq > seq;
    const all: StoredRow[] = [];
    let read = seq;
    const from = isAnew ? 0 : cluster.seq;
    for await (const rows of this.readModel.rowsSince(name, from)) {
      mirror.apply(rows);
      if (isAnew) all.push(...rows);
      read = Math.max(read, rows.at(-1)?.seq ?? 0);
    }
    // What went, and of which not even that is left to read.
    if (isAnew) mirror.apply(mirror.missingFrom(all));
    cluster.seq = read;
  }

  #freshness(
    before: Freshness,
    { cluster, isHeld, renewedAgo }: StoredCluster,
    state: StoredClusterState | undefined,
  ): Freshness {
    const at = this.now();
    const now = at.toISOString();
    if (!state) {
      const { clockAhead } = before;
      return sinceThen(before, {
        state: 'syncing',
        since: now,
        ...(clockAhead !== undefined && { clockAhead }),
      });
    }
    // That it is still live is not written again: whoever watches it says so by renewing the lease.
    const freshness =
      state.freshness.state === 'live' && renewedAgo !== undefined
        ? {
            ...state.freshness,
            lastContactAt: new Date(at.getTime() - renewedAgo).toISOString(),
          }
        : state.freshness;
    if (!isHeld) {
      return sinceThen(before, {
        ...freshness,
        state: 'stale',
        since: now,
        problem: sentence('cluster-unheld', { cluster }),
      });
    }
    return freshness;
  }
}

/** The later one, since the earlier where both say the same. */
function sinceThen(earlier: Freshness, later: Freshness): Freshness {
  return earlier.state === later.state &&
    earlier.problem?.code === later.problem?.code
    ? { ...later, since: earlier.since }
    : later;
}
