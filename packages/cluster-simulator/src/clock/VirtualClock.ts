import type { Clock } from './Clock';

type Waiter = { due: number; turn: number; wake: () => void };

/** Time that passes only when told to. */
export class VirtualClock implements Clock {
  #now: number;
  /** The next one last, so that those who wait long are not moved about; of the same time, first come first. */
  readonly #waiters: Waiter[] = [];
  #turns = 0;

  constructor(start: Date = new Date('2026-01-05T09:00:00Z')) {
    this.#now = start.getTime();
  }

  /** How many are waiting now. */
  get waiting(): number {
    return this.#waiters.length;
  }

  now(): Date {
    return new Date(this.#now);
  }

  wait(ms: number, signal: AbortSignal): Promise<void> {
    if (ms <= 0 || signal.aborted) return Promise.resolve();
    return new Promise(resolve => {
      const waiter: Waiter = {
        due: this.#now + ms,
        turn: (this.#turns += 1),
        wake: () => {
          this.#waiters.splice(this.#placeOf(waiter), 1);
          signal.removeEventListener('abort', waiter.wake);
          resolve();
        },
      };
      this.#waiters.splice(this.#placeOf(waiter), 0, waiter);
      signal.addEventListener('abort', waiter.wake);
    });
  }

  // Thousands wait at times, so they are not all looked at.
  #placeOf(waiter: Waiter): number {
    let [low, high] = [0, this.#waiters.length];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const other = this.#waiters[middle];
      if (other && isBefore(waiter, other)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** Wakes whoever is due on the way, in order; whoever then waits anew within these `ms` is woken, too. */
  async advance(ms: number): Promise<void> {
    // Whoever is about to wait does so from the time before.
    await turnOfTheLoop();
    const end = this.#now + ms;
    for (;;) {
      const next = this.#waiters.at(-1);
      if (!next || next.due > end) break;
      this.#now = next.due;
      next.wake();
      await turnOfTheLoop();
    }
    this.#now = end;
  }
}

function isBefore(one: Waiter, other: Waiter): boolean {
  return one.due === other.due ? one.turn < other.turn : one.due < other.due;
}

function turnOfTheLoop(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve);
  });
}
