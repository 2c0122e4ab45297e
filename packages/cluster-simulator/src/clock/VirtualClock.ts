import type { Clock } from './Clock';

type Waiter = { due: number; wake: () => void };

/** Time that passes only when told to. */
export class VirtualClock implements Clock {
  #now: number;
  /** By due time; of the same time, in the order in which they came. */
  readonly #waiters: Waiter[] = [];

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
        wake: () => {
          const index = this.#waiters.indexOf(waiter);
          if (index >= 0) this.#waiters.splice(index, 1);
          signal.removeEventListener('abort', waiter.wake);
          resolve();
        },
      };
      const later = this.#waiters.findLastIndex(({ due }) => due <= waiter.due);
      this.#waiters.splice(later + 1, 0, waiter);
      signal.addEventListener('abort', waiter.wake);
    });
  }

  /** Wakes whoever is due on the way, in order; whoever then waits anew within these `ms` is woken, too. */
  async advance(ms: number): Promise<void> {
    // Whoever is about to wait does so from the time before.
    await turnOfTheLoop();
    const end = this.#now + ms;
    for (;;) {
      const [next] = this.#waiters;
      if (!next || next.due > end) break;
      this.#now = next.due;
      next.wake();
      await turnOfTheLoop();
    }
    this.#now = end;
  }
}

function turnOfTheLoop(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve);
  });
}
