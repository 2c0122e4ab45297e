import type {
  ApplicationFacts,
  Freshness,
} from '@rollouts-portal/plugin-rollouts-common';

import type {
  Applications,
  ApplicationsChange,
} from '../cluster/ApplicationWatch';
import type { ObjectKey } from '../cluster/FactStore';
import type { StoredClusterState } from './StoredFacts';

type Placed = NonNullable<StoredClusterState['applications']>;

/** The Applications of one cluster as another replica has written them. */
export class MirroredApplications implements Applications {
  readonly #applications = new Map<ObjectKey, ApplicationFacts>();
  readonly #listeners = new Set<(change: ApplicationsChange) => void>();
  #placed: Placed | undefined;

  constructor(private readonly clusterFreshness: () => Freshness) {}

  get server(): string | undefined {
    return this.#placed?.server;
  }

  get size(): number {
    return this.#applications.size;
  }

  get(key: ObjectKey): ApplicationFacts | undefined {
    return this.#applications.get(key);
  }

  entries(): IterableIterator<[ObjectKey, ApplicationFacts]> {
    return this.#applications.entries();
  }

  freshness(): Freshness {
    return this.#placed?.freshness ?? this.clusterFreshness();
  }

  subscribe(listener: (change: ApplicationsChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  set(key: ObjectKey, after: ApplicationFacts | undefined): void {
    const before = this.#applications.get(key);
    if (after) this.#applications.set(key, after);
    else this.#applications.delete(key);
    this.#tell({
      what: 'application',
      change: { key, ...(before && { before }), ...(after && { after }) },
    });
  }

  place(placed: Placed | undefined): void {
    this.#placed = placed;
    this.#tell({ what: 'freshness' });
  }

  clear(): void {
    this.#applications.clear();
  }

  #tell(change: ApplicationsChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}
