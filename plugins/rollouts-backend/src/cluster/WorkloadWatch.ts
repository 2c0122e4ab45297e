import {
  projectWorkload,
  type Freshness,
  type RolloutState,
  type WatchStatus,
  type WorkloadFacts,
  type WorkloadKind,
} from '@rollouts-portal/plugin-rollouts-common';

import type { ObjectKey } from './FactStore';
import type { ManagedWorkloads } from './ManagedWorkloads';
import type { ObservedChange } from './ObservedObjects';
import type { OpenLimits } from './OpenLimits';
import { OpenPods, type PodSource } from './OpenPods';
import { podSourcesOf } from './podSourcesOf';
import type { ReflectorGroup } from './ReflectorGroup';
import { reflectEverywhere } from './reflectEverywhere';
import type { RolloutKind } from './RolloutKind';
import type { WatchContext } from './WatchContext';

const PLURAL: Record<WorkloadKind, string> = {
  Deployment: 'deployments',
  StatefulSet: 'statefulsets',
  DaemonSet: 'daemonsets',
};

export type WorkloadWatchOptions = {
  kind: WorkloadKind;
  context: WatchContext;
  managed: ManagedWorkloads;
  entityRefAnnotation: string;
  /** In the words of the API; absent: all. */
  labelSelector?: string;
  /** How long pods stay watched after the last viewer has left. */
  releaseAfter: number;
  cluster: string;
  openLimits: OpenLimits;
  changed(key: ObjectKey): void;
  replaced(): void;
  freshnessChanged(): void;
};

/** Watches the workloads of one native kind that nothing else rolls out. */
export class WorkloadWatch implements RolloutKind {
  readonly name;
  readonly #options: WorkloadWatchOptions;
  readonly #workloads: ReflectorGroup<WorkloadFacts>;
  readonly #since: string;
  readonly #keyOfUid = new Map<string, ObjectKey>();
  #pods: OpenPods | undefined;

  constructor(options: WorkloadWatchOptions) {
    const { kind, context, entityRefAnnotation, labelSelector } = options;
    this.#options = options;
    this.name = { group: 'apps', kind };
    this.#since = context.timing.now().toISOString();
    this.#workloads = reflectEverywhere(
      context,
      {
        apiVersion: 'apps/v1',
        plural: PLURAL[kind],
        ...(labelSelector !== undefined && {
          query: `labelSelector=${encodeURIComponent(labelSelector)}`,
        }),
        project: object => projectWorkload(object, { entityRefAnnotation }),
      },
      {
        changed: change => this.#take(change),
        replaced: () => options.replaced(),
        freshnessChanged: () => options.freshnessChanged(),
      },
    );
  }

  *entries(): Iterable<[ObjectKey, WorkloadFacts]> {
    for (const [key, facts] of this.#workloads.entries()) {
      if (!this.#isManaged(facts)) yield [key, facts];
    }
  }

  state(key: ObjectKey): RolloutState | undefined {
    const facts = this.#workloads.get(key);
    return facts && !this.#isManaged(facts)
      ? {
          provider: 'workload',
          facts,
          known: this.#pods?.of(facts.uid) ?? {},
        }
      : undefined;
  }

  watchedSince(): string {
    return this.#since;
  }

  status(): WatchStatus {
    return { ...this.name, ...this.#workloads.status() };
  }

  freshness(): Freshness {
    return this.#workloads.freshness();
  }

  open(key: ObjectKey, viewer: string): () => void {
    const uid = this.#workloads.get(key)?.uid;
    return (uid !== undefined && this.#pods?.look(uid, viewer)) || (() => {});
  }

  /** Resolves when the signal has aborted. */
  async run(signal: AbortSignal): Promise<void> {
    const { context, cluster, openLimits, releaseAfter } = this.#options;
    const pods = new OpenPods(
      {
        cluster,
        context,
        limits: openLimits,
        releaseAfter,
        sources: uid => this.#podSources(uid),
        onChange: uid => this.#tell(uid),
      },
      signal,
    );
    this.#pods = pods;
    await this.#workloads.run(signal);
    await pods.ended();
  }

  #take({ key, before, after }: ObservedChange<WorkloadFacts>): void {
    if (before) this.#keyOfUid.delete(before.uid);
    if (after) this.#keyOfUid.set(after.uid, key);
    const uid = (after ?? before)?.uid;
    if (uid !== undefined) this.#pods?.refresh(uid);
    this.#options.changed(key);
  }

  #podSources(uid: string): PodSource[] {
    const key = this.#keyOfUid.get(uid);
    const facts = key === undefined ? undefined : this.#workloads.get(key);
    return facts ? podSourcesOf(facts) : [];
  }

  #tell(uid: string): void {
    const key = this.#keyOfUid.get(uid);
    if (key !== undefined) this.#options.changed(key);
  }

  /** An owner rolls it out, be it one that we know: an operator's Deployments are that operator's matter. */
  #isManaged(facts: WorkloadFacts): boolean {
    return facts.owner !== undefined || this.#options.managed.has(facts);
  }
}
