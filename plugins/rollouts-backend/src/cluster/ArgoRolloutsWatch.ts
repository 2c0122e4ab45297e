import {
  isInFlight,
  readRollout,
  WORKLOAD_KINDS,
  type Freshness,
  type JournalEntry,
  type RolloutFacts,
  type RolloutJournal,
  type RolloutState,
  type WatchStatus,
} from '@rollouts-portal/plugin-rollouts-common';

import type { FactStore, ObjectKey } from './FactStore';
import { KeptObjects } from './keeping/KeptObjects';
import type { ManagedWorkloads } from './ManagedWorkloads';
import { NearbyObjects } from './NearbyObjects';
import type { ObservedChange } from './ObservedObjects';
import type { OpenLimits } from './OpenLimits';
import { OpenPods, type PodSource } from './OpenPods';
import type { ReflectorGroup } from './ReflectorGroup';
import { reflectEverywhere } from './reflectEverywhere';
import type { RolloutKind, RolloutMark } from './RolloutKind';
import type { WatchContext } from './WatchContext';

/** What the watch has seen of each rollout. */
export interface RolloutJournals {
  /** `before` is absent at first sight. */
  observe(before: RolloutFacts | undefined, after: RolloutFacts): void;
  note(rollout: RolloutFacts, entry: JournalEntry): void;
  forget(rollout: Pick<RolloutFacts, 'uid'>): void;
  of(rollout: Pick<RolloutFacts, 'uid'>): RolloutJournal;
}

export type ArgoRolloutsWatchOptions = {
  context: WatchContext;
  managed: ManagedWorkloads;
  entityRefAnnotation: string;
  journal: RolloutJournals;
  /** Namespaces that are watched more closely at a time. */
  cap: number;
  releaseAfter: number;
  cluster: string;
  openLimits: OpenLimits;
  /** Runs work whose failure must neither pass for one of the cluster nor end its watch. */
  guard(who: string, work: () => void): void;
  changed(key: ObjectKey): void;
  replaced(): void;
  freshnessChanged(): void;
};

type ArgoState = Extract<RolloutState, { provider: 'argo-rollouts' }>;

/** Watches the Rollouts of one cluster, and what belongs to those in flight or looked at. */
export class ArgoRolloutsWatch implements RolloutKind {
  readonly name = { group: 'argoproj.io', kind: 'Rollout' };
  readonly #options: ArgoRolloutsWatchOptions;
  readonly #kept = new KeptObjects<RolloutFacts>();
  readonly #rollouts: ReflectorGroup<RolloutFacts>;
  readonly #keyOfUid = new Map<string, ObjectKey>();
  /** How many look at a rollout, by its uid. */
  readonly #viewers = new Map<string, number>();
  #nearby: NearbyObjects | undefined;
  #pods: OpenPods | undefined;

  constructor(options: ArgoRolloutsWatchOptions) {
    const { context, entityRefAnnotation } = options;
    this.#options = options;
    this.#rollouts = reflectEverywhere(
      context,
      {
        apiVersion: 'argoproj.io/v1alpha1',
        plural: 'rollouts',
        project: object => readRollout(object, { entityRefAnnotation }),
      },
      {
        changed: change => this.#take(change),
        replaced: () => options.replaced(),
        freshnessChanged: () => options.freshnessChanged(),
      },
      this.#kept,
    );
  }

  get rollouts(): FactStore<RolloutFacts> {
    return this.#kept;
  }

  entries(): Iterable<[ObjectKey, RolloutMark]> {
    return this.#kept.marks();
  }

  state(key: ObjectKey): ArgoState | undefined {
    const facts = this.#kept.get(key);
    return (
      facts && {
        provider: 'argo-rollouts',
        facts,
        known: {
          ...this.#nearby?.of(facts),
          ...this.#pods?.of(facts.uid),
          journal: this.#options.journal.of(facts),
        },
      }
    );
  }

  watchedSince(key: ObjectKey): string {
    const rollout = this.#kept.mark(key);
    return rollout
      ? this.#options.journal.of(rollout).since
      : this.#options.context.timing.now().toISOString();
  }

  note(key: ObjectKey, entry: JournalEntry): void {
    const facts = this.#kept.get(key);
    if (!facts) return;
    this.#options.journal.note(facts, entry);
    this.#options.changed(key);
  }

  /** Watches what belongs to it for as long as somebody looks. Returns how to stop. */
  open(key: ObjectKey, viewer: string): () => void {
    const uid = this.#kept.mark(key)?.uid;
    if (uid === undefined) return () => {};
    this.#look(key, uid, 1);
    const leavePods = this.#pods?.look(uid, viewer);
    let isOpen = true;
    return () => {
      if (isOpen) this.#look(key, uid, -1);
      isOpen = false;
      leavePods?.();
    };
  }

  freshness(): Freshness {
    return this.#rollouts.freshness();
  }

  status(): WatchStatus {
    return { ...this.name, ...this.#rollouts.status() };
  }

  /** Resolves when the signal has aborted. */
  async run(signal: AbortSignal): Promise<void> {
    const { context, cluster, openLimits, cap, releaseAfter } = this.#options;
    const nearby = new NearbyObjects(
      { context, cap, releaseAfter, onChange: uids => this.#tell(uids) },
      signal,
    );
    this.#nearby = nearby;
    const pods = new OpenPods(
      {
        cluster,
        context,
        limits: openLimits,
        releaseAfter,
        sources: uid => this.#podSources(uid),
        onChange: uid => this.#tell([uid]),
      },
      signal,
    );
    this.#pods = pods;
    await this.#rollouts.run(signal);
    await Promise.all([nearby.ended(), pods.ended()]);
  }

  #take({ key, before, after }: ObservedChange<RolloutFacts>): void {
    const { journal, managed, guard, changed } = this.#options;
    if (after) this.#keyOfUid.set(after.uid, key);
    else if (before) this.#keyOfUid.delete(before.uid);
    guard('The journal', () => {
      if (after) journal.observe(before, after);
      else if (before) journal.forget(before);
    });
    const rollout = after ?? before;
    if (rollout) {
      guard('The choice of what to watch', () =>
        this.#nearby?.need(rollout, after !== undefined && this.#needs(after)),
      );
      managed.set(rollout.uid, after ? referredBy(after) : []);
      this.#pods?.refresh(rollout.uid);
    }
    changed(key);
  }

  #needs(rollout: RolloutFacts): boolean {
    return isInFlight(rollout) || this.#viewers.has(rollout.uid);
  }

  /** The object may be another by now; then there is nothing to release. */
  #look(key: ObjectKey, uid: string, more: 1 | -1): void {
    const viewers = (this.#viewers.get(uid) ?? 0) + more;
    if (viewers > 0) this.#viewers.set(uid, viewers);
    else this.#viewers.delete(uid);
    const facts = this.#kept.get(key);
    if (facts?.uid === uid) this.#nearby?.need(facts, this.#needs(facts));
  }

  /** Those of its Experiments carry the labels of its own. */
  #podSources(uid: string): PodSource[] {
    const key = this.#keyOfUid.get(uid);
    const facts = key === undefined ? undefined : this.#kept.get(key);
    if (!facts) return [];
    const { namespace, podSelector } = facts;
    // What a workload that it refers to selects is not known here; only a Rollout writes this label.
    const selector = podSelector ?? 'rollouts-pod-template-hash';
    return [{ namespace, selector, withReplicaSets: false }];
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
