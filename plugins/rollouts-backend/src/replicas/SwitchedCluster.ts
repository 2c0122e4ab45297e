import type {
  Freshness,
  JournalEntry,
  WatchStatus,
} from '@rollouts-portal/plugin-rollouts-common';

import type { ClusterChange, ClusterFacts } from '../cluster/ClusterFacts';
import type { FactStore, ObjectKey } from '../cluster/FactStore';
import type { NamespaceFacts } from '../cluster/NamespaceFacts';
import type { KindName, RolloutKind } from '../cluster/RolloutKind';
import { SwitchedApplications } from './SwitchedApplications';
import { SwitchedKind } from './SwitchedKind';

/** What does not come from a part of the cluster. */
export type WholeCluster = Pick<ClusterFacts, 'freshness' | 'note'> & {
  watches(): WatchStatus[];
};

/** One cluster for the fleet, whether this replica watches it or reads what another has seen, part by part. */
export class SwitchedCluster implements ClusterFacts {
  readonly name: string;
  readonly environment?: string;
  readonly kinds: readonly SwitchedKind[];
  readonly applications?: SwitchedApplications;
  readonly #whole: WholeCluster;
  readonly #listeners = new Set<(change: ClusterChange) => void>();
  #namespaces: FactStore<NamespaceFacts>;

  constructor(first: ClusterFacts, whole: WholeCluster) {
    this.#whole = whole;
    this.name = first.name;
    if (first.environment !== undefined) this.environment = first.environment;
    this.kinds = first.kinds.map(kind => new SwitchedKind(kind));
    this.#namespaces = first.namespaces;
    if (first.applications) {
      this.applications = new SwitchedApplications(first.applications);
    }
  }

  get namespaces(): FactStore<NamespaceFacts> {
    return this.#namespaces;
  }

  note(kind: KindName, key: ObjectKey, entry: JournalEntry): void {
    this.#whole.note(kind, key, entry);
  }

  freshness(): Freshness {
    return this.#whole.freshness();
  }

  watches(): WatchStatus[] {
    return this.#whole.watches();
  }

  subscribe(listener: (change: ClusterChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Passes on what the source tells of what is taken from it. What else it knows is told when that is taken over. */
  hear(source: ClusterFacts): () => void {
    return source.subscribe(change => {
      if (this.#isTakenFrom(source, change)) this.tell(change);
    });
  }

  takeKind(source: RolloutKind): void {
    kindOf(this, source.name)?.switchTo(source);
    this.tell({ what: 'replaced' });
  }

  takeNamespaces(source: FactStore<NamespaceFacts>): void {
    this.#namespaces = source;
    this.tell({ what: 'replaced' });
  }

  tell(change: ClusterChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }

  #isTakenFrom(source: ClusterFacts, change: ClusterChange): boolean {
    switch (change.what) {
      case 'rollout':
        return (
          kindOf(this, change.kind)?.source === kindOf(source, change.kind)
        );
      case 'namespace':
        return this.#namespaces === source.namespaces;
      default:
        return true;
    }
  }
}

function kindOf<Kind extends RolloutKind>(
  { kinds }: { kinds: readonly Kind[] },
  name: KindName,
): Kind | undefined {
  return kinds.find(kind => isSame(kind.name, name));
}

function isSame(a: KindName, b: KindName): boolean {
  return a.group === b.group && a.kind === b.kind;
}
