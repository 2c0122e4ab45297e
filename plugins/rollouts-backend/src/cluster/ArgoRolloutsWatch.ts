import {
  isInFlight,
  projectReplicaSet,
  projectRollout,
  WORKLOAD_KINDS,
  type Freshness,
  type JournalEntry,
  type ReplicaSetFacts,
  type RolloutFacts,
  type RolloutJournal,
  type RolloutState,
} from '@rollouts-portal/plugin-rollouts-common';

import type { FactStore, ObjectKey } from './FactStore';
import { InFlightReplicaSets } from './InFlightReplicaSets';
import type { ManagedWorkloads } from './ManagedWorkloads';
import type { ObservedChange } from './ObservedObjects';
import type { ReflectorGroup } from './ReflectorGroup';
import { reflectEverywhere } from './reflectEverywhere';
import { reflectIn, type ApiKind } from './reflectIn';
import type { RolloutKind } from './RolloutKind';
import type { WatchContext } from './WatchContext';

/** What the watch has seen of each rollout. */
export interface RolloutJournals {
  /** `before` is absent at first sight. */
  observe(before: RolloutFacts | undefined, after: RolloutFacts): void;
  note(rollout: RolloutFacts, entry: JournalEntry): void;
  forget(rollout: RolloutFacts): void;
  of(rollout: RolloutFacts): RolloutJournal;
}

export type ArgoRolloutsWatchOptions = {
  context: WatchContext;
  managed: ManagedWorkloads;
  entityRefAnnotation: string;
  journal: RolloutJournals;
  /** Namespaces whose ReplicaSets are watched at a time. */
  cap: number;
  releaseAfter: number;
  /** Runs work whose failure must neither pass for one of the cluster nor end its watch. */
  guard(who: string, work: () => void): void;
  changed(key: ObjectKey): void;
  replaced(): void;
  freshnessChanged(): void;
};

const REPLICA_SETS: ApiKind<ReplicaSetFacts> = {
  apiVersion: 'apps/v1',
  plural: 'replicasets',
  // Only those that a Rollout made.
  query: 'labelSelector=rollouts-pod-template-hash',
  project: projectReplicaSet,
};

type ArgoState = Extract<RolloutState, { provider: 'argo-rollouts' }>;

/** Watches the Rollouts of one cluster, and the ReplicaSets of those in flight. */
export class ArgoRolloutsWatch implements RolloutKind {
  readonly name = { group: 'argoproj.io', kind: 'Rollout' };
  readonly #options: ArgoRolloutsWatchOptions;
  readonly #rollouts: ReflectorGroup<RolloutFacts>;
  readonly #keyOfUid = new Map<string, ObjectKey>();
  #replicaSets: InFlightReplicaSets | undefined;

  constructor(options: ArgoRolloutsWatchOptions) {
    const { context, entityRefAnnotation } = options;
    this.#options = options;
    this.#rollouts = reflectEverywhere(
      context,
      {
        apiVersion: 'argoproj.io/v1alpha1',
        plural: 'rollouts',
        project: object => projectRollout(object, { entityRefAnnotation }),
      },
      {
        changed: change => this.#take(change),
        replaced: () => options.replaced(),
        freshnessChanged: () => options.freshnessChanged(),
      },
    );
  }

  get rollouts(): FactStore<RolloutFacts> {
    return this.#rollouts;
  }

  entries(): Iterable<[ObjectKey, RolloutFacts]> {
    return this.#rollouts.entries();
  }

  state(key: ObjectKey): ArgoState | undefined {
    const facts = this.#rollouts.get(key);
    return (
      facts && {
        provider: 'argo-rollouts',
        facts,
        known: {
          replicaSets: this.#replicaSets?.of(facts),
          journal: this.#options.journal.of(facts),
        },
      }
    );
  }

  watchedSince(key: ObjectKey): string {
    const facts = this.#rollouts.get(key);
    return facts
      ? this.#options.journal.of(facts).since
      : this.#options.context.timing.now().toISOString();
  }

  note(key: ObjectKey, entry: JournalEntry): void {
    const facts = this.#rollouts.get(key);
    if (!facts) return;
    this.#options.journal.note(facts, entry);
    this.#options.changed(key);
  }

  freshness(): Freshness {
    return this.#rollouts.freshness();
  }

  /** Resolves when the signal has aborted. */
  async run(signal: AbortSignal): Promise<void> {
    const { context, cap, releaseAfter } = this.#options;
    const replicaSets = new InFlightReplicaSets(
      {
        isInFlight,
        timing: context.timing,
        cap,
        releaseAfter,
        openReflector: (namespace, listener) =>
          reflectIn(context, REPLICA_SETS, namespace, listener),
        onChange: uids => this.#tell(uids),
      },
      signal,
    );
    this.#replicaSets = replicaSets;
    await this.#rollouts.run(signal);
    await replicaSets.ended();
  }

  #take({ key, before, after }: ObservedChange<RolloutFacts>): void {
    const { journal, managed, guard, changed } = this.#options;
    if (after) this.#keyOfUid.set(after.uid, key);
    else if (before) this.#keyOfUid.delete(before.uid);
    guard('The journal', () => {
      if (after) journal.observe(before, after);
      else if (before) journal.forget(before);
    });
    guard('The choice of ReplicaSets', () =>
      this.#replicaSets?.observe(before, after),
    );
    const rollout = after ?? before;
    if (rollout) managed.set(rollout.uid, after ? referredBy(after) : []);
    changed(key);
  }

  #tell(uids: Iterable<string>): void {
    for (const uid of uids) {
      const key = this.#keyOfUid.get(uid);
      if (key !== undefined) this.#options.changed(key);
    }
  }
}

function referredBy({ namespace, workloadRef }: RolloutFacts) {
  const kind = WORKLOAD_KINDS.find(known => known === workloadRef?.kind);
  return workloadRef && kind !== undefined
    ? [{ kind, namespace, name: workloadRef.name }]
    : [];
}
