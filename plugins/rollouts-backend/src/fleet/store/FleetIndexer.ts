import {
  asOf,
  changesAt,
  standingOf,
  summaryOf,
  type DerivedSummary,
} from '@rollouts-portal/plugin-rollouts-common';

import type { PlacedRollout } from '../../snapshots/RolloutSnapshot';
import type { Fleet, FleetChange } from '../Fleet';
import type { Ownership } from '../Ownership';
import { Alarm, type AlarmTiming } from './Alarm';
import { FleetStore } from './FleetStore';
import { indexedRowOf } from './indexedRowOf';

export type FleetIndexerOptions = {
  fleet: Fleet;
  ownership: Ownership;
  logger: { warn(message: string): void };
  timing: AlarmTiming;
};

/** How often it is looked whether a clock is another. Each look takes as long as a few rows. */
const CLOCKS_FOR_MS = 10_000;

/** To derive a row takes some 20 µs, so that many hold up whatever else the process does for 4 ms. */
const ROWS_AT_ONCE = 200;

/**
 * Keeps the store equal to the fleet: each change is taken over soon, and before anybody who asks is answered. So are the
 * changes that nobody tells of because time makes them; of these the fleet is told then.
 */
export class FleetIndexer {
  readonly store = new FleetStore();
  /** Changed since; a row that changes many times is derived once. */
  readonly #rows = new Set<string>();
  readonly #clusters = new Set<string>();
  /** By how many milliseconds the clock of each cluster is ahead. To ask the fleet for each row would take too long. */
  readonly #clocks = new Map<string, number>();
  /** When they were last looked at. */
  #clocksAt = -Infinity;
  /** Up to when time has been taken over, in milliseconds of the wall clock. */
  #now = 0;
  #alarm: Alarm | undefined;
  #work: Iterator<string> | undefined;
  #running: Promise<void> | undefined;

  constructor(private readonly options: FleetIndexerOptions) {
    const { fleet } = options;
    fleet.subscribe(change => {
      if (change.what === 'freshness' && !this.#isClockPut(change)) return;
      this.#take(change);
      this.#begin();
    });
    fleet.clusters().forEach(({ name }) => {
      this.#clocks.set(name, fleet.clockAhead(name));
      this.#clusters.add(name);
    });
    this.#begin();
  }

  /** Takes over what time makes of rows when it is time, too, and not only when somebody asks; until the signal. */
  run(signal: AbortSignal): void {
    if (signal.aborted) return;
    const alarm = new Alarm(this.options.timing, () => this.#begin());
    this.#alarm = alarm;
    signal.addEventListener(
      'abort',
      () => {
        this.#alarm = undefined;
        alarm.set(undefined);
      },
      { once: true },
    );
    this.#begin();
  }

  /** Resolves when the store has all that the fleet told before, and is as of now. */
  async upToDate(): Promise<void> {
    // Few rows are taken over at once, so that an answer need not wait for its turn.
    if (!this.#takeOver()) return;
    this.#begin();
    await this.#running;
  }

  /** What a rollout is, as of the moment that the store is of. */
  derive(rollout: PlacedRollout): DerivedSummary {
    return asOf(summaryOf(rollout), this.#now + this.#clockAhead(rollout));
  }

  #clockAhead({ cluster }: PlacedRollout): number {
    return this.#clocks.get(cluster) ?? 0;
  }

  #isClockPut({ cluster }: { cluster: string }): boolean {
    return this.options.fleet.clockAhead(cluster) !== this.#clocks.get(cluster);
  }

  #take(change: FleetChange): void {
    if (change.what === 'rollout') {
      this.#rows.add(change.id);
    } else if (change.what !== 'namespace') {
      const { cluster } = change;
      this.#clocks.set(cluster, this.options.fleet.clockAhead(cluster));
      this.#clusters.add(cluster);
    } else {
      const { cluster, namespace } = change;
      // Those that come later know of it already.
      const ids = this.store.idsInNamespace(cluster, namespace);
      for (const id of ids) this.#rows.add(id);
    }
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
    this.#lookAtClock();
    for (let taken = 0; taken < ROWS_AT_ONCE; taken += 1) {
      this.#work ??= this.#nextWork();
      const next = this.#work?.next();
      if (!next) {
        this.#alarm?.set(this.store.due.first()?.at);
        return false;
      }
      if (next.done) this.#work = undefined;
      else this.#index(next.value);
    }
    return true;
  }

  #lookAtClock(): void {
    const now = this.options.timing.now().getTime();
    // Set back: what was over may not be.
    if (now < this.#now) {
      const late = this.store.idsWith('waitingFor', 'controller');
      for (const id of late) this.#rows.add(id);
    }
    this.#now = now;
    // Also where ours was put forward, or back: by how much they are ahead is something else then.
    if (Math.abs(now - this.#clocksAt) < CLOCKS_FOR_MS) return;
    this.#clocksAt = now;
    for (const [cluster, ahead] of this.#clocks) {
      if (this.options.fleet.clockAhead(cluster) !== ahead) {
        this.#take({ what: 'cluster', cluster });
      }
    }
  }

  #nextWork(): Iterator<string> | undefined {
    const [cluster] = this.#clusters;
    if (cluster !== undefined) {
      this.#clusters.delete(cluster);
      return this.#rowsOf(cluster);
    }
    if (this.#rows.size > 0) {
      const rows = [...this.#rows];
      this.#rows.clear();
      return rows.values();
    }
    const due = this.#takeDue();
    return due === undefined ? undefined : [due].values();
  }

  /** A row that time has made another one, if there is any. */
  #takeDue(): string | undefined {
    const { due } = this.store;
    const first = due.first();
    if (!first || first.at > this.#now) return undefined;
    due.put(first.slot, undefined);
    const id = this.store.id(first.slot);
    // Whoever shows it has not heard of it from its cluster.
    this.options.fleet.tell([id]);
    return id;
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
      const clockAhead = this.#clockAhead(rollout);
      const derived = asOf(standingOf(rollout), this.#now + clockAhead);
      const changes = changesAt(derived);
      this.store.put(
        indexedRowOf(rollout, derived, {
          owner: ownership.namedOrUnknown(rollout),
          clockAhead,
        }),
        changes === undefined ? undefined : changes - clockAhead,
      );
    } catch (error) {
      // One that cannot be read must not take the others with it.
      logger.warn(`Rollout ${id} is left out of the fleet: ${String(error)}`);
      this.store.remove(id);
    }
  }
}
