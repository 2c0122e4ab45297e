import {
  type JournalEntry,
  projectRollout,
  type Freshness,
  type ReplicaSetFacts,
  type RolloutFacts,
  type RolloutJournal,
} from '@rollouts-portal/plugin-rollouts-common';

import type { ClusterChange, ClusterFacts } from '../cluster/ClusterFacts';
import type { NamespaceFacts } from '../cluster/NamespaceFacts';

/** A cluster that is told what it has, and tells its listeners as a watched one does: after the change can be read. */
export class FakeCluster implements ClusterFacts {
  readonly rollouts = new Map<string, RolloutFacts>();
  readonly noted: JournalEntry[] = [];
  readonly namespaces = new Map<string, NamespaceFacts>();
  #freshness: Freshness = {
    state: 'live',
    since: '2026-11-21T02:46:00Z',
    lastContactAt: '2026-11-21T02:46:00Z',
  };
  readonly #listeners = new Set<(change: ClusterChange) => void>();

  constructor(readonly name: string, readonly environment?: string) {}

  /** Puts an object as the API server holds it. */
  put(object: { metadata: { namespace: string; name: string } }): RolloutFacts {
    const facts = projectRollout(object);
    const key = `${facts.namespace}/${facts.name}`;
    this.rollouts.set(key, facts);
    this.#tell({ what: 'rollout', key });
    return facts;
  }

  remove(key: string): void {
    this.rollouts.delete(key);
    this.#tell({ what: 'rollout', key });
  }

  putNamespace(name: string, annotations: Record<string, string> = {}): void {
    this.namespaces.set(name, {
      name,
      uid: `uid-of-${name}`,
      labels: {},
      annotations,
    });
    this.#tell({ what: 'namespace', name });
  }

  becomes(freshness: Freshness): void {
    this.#freshness = freshness;
    this.#tell({ what: 'freshness' });
  }

  replicaSetsOf(): readonly ReplicaSetFacts[] | undefined {
    return undefined;
  }

  journalOf(): RolloutJournal {
    return { since: '2026-11-21T02:46:00Z', entries: [] };
  }

  note({ namespace, name }: RolloutFacts, entry: JournalEntry): void {
    this.noted.push(entry);
    this.#tell({ what: 'rollout', key: `${namespace}/${name}` });
  }

  freshness(): Freshness {
    return this.#freshness;
  }

  subscribe(listener: (change: ClusterChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  #tell(change: ClusterChange): void {
    [...this.#listeners].forEach(listener => listener(change));
  }
}
