import type {
  Freshness,
  JournalEntry,
  WatchStatus,
} from '@rollouts-portal/plugin-rollouts-common';

import type { Applications } from './ApplicationWatch';
import type { FactStore, ObjectKey } from './FactStore';
import type { NamespaceFacts } from './NamespaceFacts';
import type { KindName, RolloutKind } from './RolloutKind';

export type ClusterChange =
  /** A rollout, or what is known beside it, changed, appeared or went. */
  | { what: 'rollout'; kind: KindName; key: ObjectKey }
  | { what: 'namespace'; name: string }
  /** A list was read. What it has changed was told one by one just before. */
  | { what: 'listed' }
  /** Everything may have changed, and nothing of it was told. */
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
  /** Told of only to those who know of this other cluster, too. */
  readonly hub?: string;
  /** The kinds of object that are rollouts here. */
  readonly kinds: readonly RolloutKind[];
  readonly namespaces: FactStore<NamespaceFacts>;
  /** Absent where they are not looked for. */
  readonly applications?: Applications;
  /** Adds to a rollout's journal what the watch cannot see, such as who acted. */
  note(kind: KindName, key: ObjectKey, entry: JournalEntry): void;
  freshness(): Freshness;
  /** How watching each kind goes; absent where nothing is watched. */
  watches?(): WatchStatus[];
  subscribe(listener: (change: ClusterChange) => void): () => void;
}
