import type { Clock } from '../live/Clock';

type Sleeper = { until: number; wake: () => void };

/** A clock that stands still until it is told to go on. */
export class ManualClock implements Clock {
  #now = Date.parse('2030-01-01T12:00:00Z');
  readonly #sleepers = new Set<Sleeper>();

  now(): number {
    return this.#now;
  }

  /** Always the most: waits are as long as they can be. */
  random(): number {
    return 1;
  }

  sleep(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      if (signal.aborted) {
        resolve();
        return;
      }
      const sleeper = {
        until: this.#now + ms,
        wake: () => {
          this.#sleepers.delete(sleeper);
          signal.removeEventListener('abort', sleeper.wake);
          resolve();
        },
      };
      this.#sleepers.add(sleeper);
      signal.addEventListener('abort', sleeper.wake);
    });
  }

  /** How many wait. */
  get waiting(): number {
    return this.#sleepers.size;
  }

  /** Lets time pass, waking whoever is due in order, and everything that follows from it happen. */
  async pass(ms: number): Promise<void> {
    const end = this.#now + ms;
    for (;;) {
      await settle();
      const [next] = [...this.#sleepers]
        .filter(({ until }) => until <= end)
        .sort((a, b) => a.until - b.until);
      if (!next) break;
      this.#now = next.until;
      next.wake();
    }
    this.#now = end;
    await settle();
  }
}

/** Lets promises that are already due run to their end. */
async function settle(): Promise<void> {
  for (let i = 0; i < 50; i += 1) await Promise.resolve();
}
