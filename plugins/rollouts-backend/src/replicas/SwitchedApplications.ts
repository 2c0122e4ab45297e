import type {
  ApplicationFacts,
  Freshness,
} from '@rollouts-portal/plugin-rollouts-common';

import type {
  Applications,
  ApplicationsChange,
} from '../cluster/ApplicationWatch';
import type { ObjectKey } from '../cluster/FactStore';

/** The Applications of one cluster, wherever what is known of them comes from. */
export class SwitchedApplications implements Applications {
  readonly #listeners = new Set<(change: ApplicationsChange) => void>();
  #stop: () => void;

  constructor(private source: Applications) {
    this.#stop = source.subscribe(change => this.#tell(change));
  }

  get server(): string | undefined {
    return this.source.server;
  }

  get size(): number {
    return this.source.size;
  }

  get(key: ObjectKey): ApplicationFacts | undefined {
    return this.source.get(key);
  }

  entries(): IterableIterator<[ObjectKey, ApplicationFacts]> {
    return this.source.entries();
  }

  freshness(): Freshness {
    return this.source.freshness();
  }

  subscribe(listener: (change: ApplicationsChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Tells the differences one by one. */
  switchTo(source: Applications): void {
    const old = this.source;
    this.#stop();
    this.source = source;
    this.#stop = source.subscribe(change => this.#tell(change));
    for (const [key, before] of old.entries()) {
      if (source.get(key) === undefined) {
        this.#tell({ what: 'application', change: { key, before } });
      }
    }
    for (const [key, after] of source.entries()) {
      const before = old.get(key);
      this.#tell({
        what: 'application',
        change: { key, ...(before && { before }), after },
      });
    }
    this.#tell({ what: 'freshness' });
  }

  #tell(change: ApplicationsChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}
