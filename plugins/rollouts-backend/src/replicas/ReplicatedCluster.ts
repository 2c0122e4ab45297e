import {
  sentence,
  type Freshness,
} from '@rollouts-portal/plugin-rollouts-common';

import type { ClusterWatch } from '../cluster/ClusterWatch';
import type { ObjectKey } from '../cluster/FactStore';
import type { Timing } from '../cluster/Timing';
import type { Remembered } from '../journal/Journal';
import type { ClusterMirror } from './ClusterMirror';
import { isSettled } from './isSettled';
import type { Lease } from './Leases';
import { Publisher } from './Publisher';
import type { ReadModel } from './ReadModel';
import { APPLICATIONS, NAMESPACES, partOf } from './StoredFacts';
import { SwitchedCluster } from './SwitchedCluster';

export type ReplicatedClusterOptions = {
  mirror: ClusterMirror;
  /** A watch that has not begun, whose journal goes on from what is remembered. */
  openWatch(remembered: Remembered): ClusterWatch;
  timing: Pick<Timing, 'now' | 'staleAfter'>;
  readModel: Pick<ReadModel, 'write'>;
  /** There is something to write. */
  onNews(): void;
};

type Watching = {
  facts: ClusterWatch;
  stop: AbortController;
  ended: Promise<void>;
  leave(): void;
  /** Parts whose facts come from this watch by now. */
  taken: Set<string>;
};

/**
 * One cluster of this replica: read from what another writes, or watched and written for the others. What was known
 * stays readable while one takes the place of the other.
 */
export class ReplicatedCluster {
  readonly facts: SwitchedCluster;
  readonly mirror: ClusterMirror;
  /** How far the mirror has been read. */
  seq = 0;
  #lease: Lease | undefined;
  #publisher: Publisher | undefined;
  #watching: Watching | undefined;

  constructor(private readonly options: ReplicatedClusterOptions) {
    const { mirror } = options;
    this.mirror = mirror;
    this.facts = new SwitchedCluster(mirror, {
      freshness: () => this.#freshness(),
      watches: () => (this.#watching?.facts ?? mirror).watches(),
      note: (kind, key, entry) => {
        const watching = this.#watching;
        const keeper = watching?.taken.has(partOf(kind))
          ? watching.facts
          : mirror;
        keeper.note(kind, key, entry);
      },
    });
    this.facts.hear(mirror);
  }

  get name(): string {
    return this.facts.name;
  }

  get lease(): Lease | undefined {
    return this.#lease;
  }

  get publisher(): Publisher | undefined {
    return this.#publisher;
  }

  get isWatching(): boolean {
    return this.#watching !== undefined;
  }

  /** Whether all that is known comes from this replica's own watch. */
  get hasTakenOver(): boolean {
    const watching = this.#watching;
    return (
      watching !== undefined &&
      partsOf(watching.facts).every(({ part }) => watching.taken.has(part))
    );
  }

  /** Begins to watch, and to write for the others; the mirror must have all that was written before. */
  hold(lease: Lease): void {
    this.#publisher?.stop();
    this.#lease = lease;
    this.#publisher = new Publisher(
      lease,
      this.facts,
      this.options.readModel,
      part => this.#watching?.taken.has(part) ?? false,
      this.options.onNews,
    );
    const watching = this.#watching;
    if (watching) {
      // It has watched without a lease: all of it may be news, and what is written may be gone.
      for (const { part } of partsOf(watching.facts)) {
        if (watching.taken.has(part)) this.#publish(part);
      }
      this.#clearMirror();
    }
    this.watch();
  }

  /** Stops writing. It goes on watching until what another writes has been read. */
  lose(): void {
    this.#publisher?.stop();
    this.#publisher = undefined;
    this.#lease = undefined;
  }

  /** Watches, whoever else does. */
  watch(): void {
    if (!this.#watching) this.#begin();
    this.settle();
  }

  /** From now on what is known is what the mirror has. */
  read(): void {
    const watching = this.#watching;
    if (!watching) return;
    this.#watching = undefined;
    watching.leave();
    const { mirror, facts } = this;
    mirror.kinds.forEach(kind => facts.takeKind(kind));
    facts.takeNamespaces(mirror.namespaces);
    if (mirror.applications) facts.applications?.switchTo(mirror.applications);
    facts.tell({ what: 'freshness' });
    watching.stop.abort();
  }

  /** Takes over those parts of which the watch knows all by now. */
  settle(): void {
    const watching = this.#watching;
    if (!watching || this.hasTakenOver) return;
    for (const { part, freshness, take } of partsOf(watching.facts)) {
      if (!watching.taken.has(part) && this.#isKnown(part, freshness())) {
        // All that the part has is told as it is taken, and published below by what is written of it.
        take(this.facts);
        watching.taken.add(part);
        this.#publish(part);
      }
    }
    this.#clearMirror();
    this.facts.tell({ what: 'freshness' });
  }

  /** Ends all watching; resolves when it has ended. */
  async stop(): Promise<void> {
    this.lose();
    this.#watching?.leave();
    this.#watching?.stop.abort();
    await this.#watching?.ended;
  }

  #begin(): void {
    const { mirror, openWatch } = this.options;
    const facts = openWatch(uid => {
      const state = mirror.stored(uid);
      return state?.provider === 'argo-rollouts' && state.known.journal
        ? { facts: state.facts, journal: state.known.journal }
        : undefined;
    });
    const stop = new AbortController();
    const unsubscribe = facts.subscribe(({ what }) => {
      if (what === 'freshness' || what === 'listed') this.settle();
    });
    const unhear = this.facts.hear(facts);
    // How current these are is not told with the cluster's own.
    const leaveApplications = facts.applications?.subscribe(({ what }) => {
      if (what === 'freshness') this.settle();
    });
    this.#watching = {
      facts,
      stop,
      taken: new Set(),
      leave: () => {
        unsubscribe();
        unhear();
        leaveApplications?.();
      },
      ended: facts.start(stop.signal),
    };
  }

  /**
   * Whether the watch knows all of a part that it can know. What is denied may be granted by namespace, which is found
   * out then, or denied for a moment; that must cost neither what is shown of it nor its journal.
   */
  #isKnown(part: string, freshness: Freshness): boolean {
    const { now, staleAfter } = this.options.timing;
    const since = now().getTime() - Date.parse(freshness.since);
    return (
      isSettled(freshness) &&
      (freshness.state !== 'denied' ||
        since >= staleAfter ||
        !this.mirror.has(part))
    );
  }

  /** Once nothing reads it any more; who reads again, reads everything. */
  #clearMirror(): void {
    if (!this.hasTakenOver) return;
    this.mirror.clear();
    this.seq = 0;
  }

  /** All of a part is to be written that the mirror, which has what is written, has otherwise. */
  #publish(part: string): void {
    const publisher = this.#publisher;
    if (!publisher) return;
    const keys = new Set(keysOf(this.facts, part));
    for (const row of this.mirror.keys()) {
      if (row.part === part) keys.add(row.key);
    }
    for (const key of keys) {
      const row = { part, key };
      publisher.add(row, this.mirror.written(row));
    }
  }

  #freshness(): Freshness {
    const watching = this.#watching;
    if (!watching) return this.mirror.freshness();
    const { lastContactAt, clockAhead } = this.mirror.freshness();
    const freshness = {
      // Before it has answered here, it is known from who watched it before.
      ...(clockAhead !== undefined && { clockAhead }),
      ...watching.facts.freshness(),
    };
    if (freshness.state !== 'syncing' || this.mirror.isEmpty) return freshness;
    // What is shown was seen by who watched it before.
    return {
      ...(lastContactAt !== undefined && { lastContactAt }),
      ...freshness,
      state: 'stale',
      problem: sentence('cluster-taking-over'),
    };
  }
}

type Part = {
  part: string;
  freshness(): Freshness;
  take(facts: SwitchedCluster): void;
};

function partsOf(watch: ClusterWatch): Part[] {
  const { applications, namespaces } = watch;
  return [
    ...watch.kinds.map(
      (kind): Part => ({
        part: partOf(kind.name),
        freshness: () => kind.freshness(),
        take: facts => facts.takeKind(kind),
      }),
    ),
    {
      part: NAMESPACES,
      freshness: () => watch.namespacesFreshness(),
      take: facts => facts.takeNamespaces(namespaces),
    },
    ...(applications
      ? [
          {
            part: APPLICATIONS,
            freshness: () => applications.freshness(),
            take: (facts: SwitchedCluster) =>
              facts.applications?.switchTo(applications),
          },
        ]
      : []),
  ];
}

function* keysOf(facts: SwitchedCluster, part: string): Iterable<ObjectKey> {
  const kind = facts.kinds.find(({ name }) => partOf(name) === part);
  const entries: Iterable<[ObjectKey, unknown]> =
    kind?.entries() ??
    (part === NAMESPACES
      ? facts.namespaces.entries()
      : facts.applications?.entries()) ??
    [];
  for (const [key] of entries) yield key;
}
