import {
  projectWorkload,
  type Freshness,
  type RolloutState,
  type WorkloadFacts,
  type WorkloadKind,
} from '@rollouts-portal/plugin-rollouts-common';

import type { ObjectKey } from './FactStore';
import type { ManagedWorkloads } from './ManagedWorkloads';
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
        changed: ({ key }) => options.changed(key),
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
      ? { provider: 'workload', facts }
      : undefined;
  }

  watchedSince(): string {
    return this.#since;
  }

  freshness(): Freshness {
    return this.#workloads.freshness();
  }

  run(signal: AbortSignal): Promise<void> {
    return this.#workloads.run(signal);
  }

  /** An owner rolls it out, be it one that we know: an operator's Deployments are that operator's matter. */
  #isManaged(facts: WorkloadFacts): boolean {
    return facts.owner !== undefined || this.#options.managed.has(facts);
  }
}
