import type {
  Freshness,
  ReplicaSetFacts,
  RolloutFacts,
  RolloutJournal,
} from '@rollouts-portal/plugin-rollouts-common';

import type { ClusterFacts } from './ClusterFacts';
import type { NamespaceFacts } from './NamespaceFacts';

/** Stands in the fleet for what is known of and cannot be watched, so that people see it, and why. It has no rollouts. */
export class UnwatchedCluster implements ClusterFacts {
  readonly rollouts: ReadonlyMap<string, RolloutFacts> = new Map();
  readonly namespaces: ReadonlyMap<string, NamespaceFacts> = new Map();
  readonly #freshness: Freshness;

  constructor(readonly name: string, freshness: Freshness) {
    this.#freshness = freshness;
  }

  replicaSetsOf(): readonly ReplicaSetFacts[] | undefined {
    return undefined;
  }

  journalOf(): RolloutJournal {
    return { since: this.#freshness.since, entries: [] };
  }

  note(): void {}

  freshness(): Freshness {
    return this.#freshness;
  }

  /** Never tells anything, because nothing changes. */
  subscribe(): () => void {
    return () => {};
  }
}
