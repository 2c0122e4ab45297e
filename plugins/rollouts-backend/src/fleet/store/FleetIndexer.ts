import { summaryOf } from '@rollouts-portal/plugin-rollouts-common';

import type { Fleet } from '../Fleet';
import type { Ownership } from '../Ownership';
import { FleetStore } from './FleetStore';
import { indexedRowOf } from './indexedRowOf';

export type FleetIndexerOptions = {
  fleet: Fleet;
  ownership: Ownership;
  logger: { warn(message: string): void };
};

/** To derive a row takes 50 µs, so that many hold up whatever else the process does for 10 ms. */
const ROWS_AT_ONCE = 200;

/** Keeps the store equal to the fleet: each change is taken over soon, and before anybody who asks is answered. */
export class FleetIndexer {
  readonly store = new FleetStore();
  /** Changed since; a row that changes many times is derived once. */
  readonly #rows = new Set<string>();
  readonly #clusters = new Set<string>();
  #work: Iterator<string> | undefined;
  #running: Promise<void> | undefined;

  constructor(private readonly options: FleetIndexerOptions) {
    const { fleet } = options;
    fleet.subscribe(change => {
      if (change.what === 'freshness') return;
      if (change.what === 'rollout') this.#rows.add(change.id);
      else this.#clusters.add(change.cluster);
      this.#begin();
    });
    fleet.clusters().forEach(({ name }) => this.#clusters.add(name));
    this.#begin();
  }

  /** Resolves when the store has all that the fleet told before. */
  async upToDate(): Promise<void> {
    // Few rows are taken over at once, so that an answer need not wait for its turn.
    if (this.#takeOver()) await this.#running;
  }

  #begin(): void {
    this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    do {
      await new Promise(resolve => {
        setImmediate(resolve);
      });
    } while (this.#takeOver());
    this.#running = undefined;
  }

  /** So many rows that nothing else waits long. Returns whether there are more. */
  #takeOver(): boolean {
    for (let taken = 0; taken < ROWS_AT_ONCE; taken += 1) {
      this.#work ??= this.#nextWork();
      const next = this.#work?.next();
      if (!next) return false;
      if (next.done) this.#work = undefined;
      else this.#index(next.value);
    }
    return true;
  }

  #nextWork(): Iterator<string> | undefined {
    const [cluster] = this.#clusters;
    if (cluster !== undefined) {
      this.#clusters.delete(cluster);
      return this.#rowsOf(cluster);
    }
    if (this.#rows.size === 0) return undefined;
    const rows = [...this.#rows];
    this.#rows.clear();
    return rows.values();
  }

  *#rowsOf(cluster: string): Iterator<string> {
    const known = this.store.idsIn(cluster);
    const there = new Set<string>();
    for (const id of this.options.fleet.ids(cluster)) {
      there.add(id);
      yield id;
    }
    // What is gone; the others have been looked at just now.
    for (const id of known) if (!there.has(id)) yield id;
  }

  #index(id: string): void {
    const { fleet, ownership, logger } = this.options;
    // A list tells of each row, and then that all may be others: one look serves both.
    this.#rows.delete(id);
    try {
      const rollout = fleet.placed(id);
      if (!rollout) {
        this.store.remove(id);
        return;
      }
      const { entityRef } = ownership.named(rollout);
      this.store.put(indexedRowOf(rollout, summaryOf(rollout), entityRef));
    } catch (error) {
      // One that cannot be read must not take the others with it.
      logger.warn(`Rollout ${id} is left out of the fleet: ${String(error)}`);
      this.store.remove(id);
    }
  }
}
