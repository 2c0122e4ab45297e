import type {
  JournalEntry,
  Freshness,
  ReplicaSetFacts,
  RolloutFacts,
  RolloutJournal,
} from '@rollouts-portal/plugin-rollouts-common';

import type { FactStore, ObjectKey } from './FactStore';
import type { NamespaceFacts } from './NamespaceFacts';

export type ClusterChange =
  /** A rollout, its ReplicaSets or its journal changed, appeared or went. */
  | { what: 'rollout'; key: ObjectKey }
  | { what: 'namespace'; name: string }
  /** Everything may have changed: after the first list, and after each relist. */
  | { what: 'replaced' }
  | { what: 'freshness' };

/**
 * All that the portal knows of one cluster, kept current by watching it. Reading never causes a request.
 *
 * Listeners are told after the change can be read, and never throw into the watch.
 */
export interface ClusterFacts {
  readonly name: string;
  readonly environment?: string;
  readonly rollouts: FactStore<RolloutFacts>;
  readonly namespaces: FactStore<NamespaceFacts>;
  /** Of a rollout in flight, any order; undefined while they are not known (at rest, first list pending, refused). */
  replicaSetsOf(rollout: RolloutFacts): readonly ReplicaSetFacts[] | undefined;
  /** Never undefined for a rollout in the store. */
  journalOf(rollout: RolloutFacts): RolloutJournal;
  /** Adds to the journal what the watch cannot see, such as who acted. */
  note(rollout: RolloutFacts, entry: JournalEntry): void;
  freshness(): Freshness;
  subscribe(listener: (change: ClusterChange) => void): () => void;
}
