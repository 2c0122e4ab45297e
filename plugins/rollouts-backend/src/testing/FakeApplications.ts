import {
  projectApplication,
  type ApplicationFacts,
  type Freshness,
} from '@rollouts-portal/plugin-rollouts-common';

import type {
  Applications,
  ApplicationsChange,
} from '../cluster/ApplicationWatch';

/** The Applications of a cluster that is told which it has, and tells its listeners after they can be read. */
export class FakeApplications implements Applications {
  readonly #applications = new Map<string, ApplicationFacts>();
  readonly #listeners = new Set<(change: ApplicationsChange) => void>();
  #state: Freshness['state'] = 'live';

  constructor(public server?: string) {}

  put(object: object): void {
    const after = projectApplication(object);
    const key = `${after.namespace}/${after.name}`;
    const before = this.#applications.get(key);
    this.#applications.set(key, after);
    this.#tell({
      what: 'application',
      change: { key, ...(before && { before }), after },
    });
  }

  remove(key: string): void {
    const before = this.#applications.get(key);
    this.#applications.delete(key);
    this.#tell({
      what: 'application',
      change: { key, ...(before && { before }) },
    });
  }

  /** Also tells of another address. */
  becomes(state: Freshness['state']): void {
    this.#state = state;
    this.#tell({ what: 'freshness' });
  }

  get(key: string): ApplicationFacts | undefined {
    return this.#applications.get(key);
  }

  entries(): IterableIterator<[string, ApplicationFacts]> {
    return this.#applications.entries();
  }

  get size(): number {
    return this.#applications.size;
  }

  freshness(): Freshness {
    return { state: this.#state, since: '2026-11-21T02:46:00Z' };
  }

  subscribe(listener: (change: ApplicationsChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  #tell(change: ApplicationsChange): void {
    [...this.#listeners].forEach(listener => listener(change));
  }
}
