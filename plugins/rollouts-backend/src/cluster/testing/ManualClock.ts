import { realTiming } from '../realTiming';
import type { Timing } from '../Timing';

type Sleep = { due: number; ms: number; wake: () => void };

/** The portal's durations on a clock that moves only when told, so that a test never waits and never races one. */
export class ManualClock implements Timing {
  readonly connectTimeout = realTiming.connectTimeout;
  readonly pingInterval = realTiming.pingInterval;
  readonly pingTimeout = realTiming.pingTimeout;
  readonly requestTimeout = realTiming.requestTimeout;
  readonly credentialTimeout = realTiming.credentialTimeout;
  readonly backoffFirst = realTiming.backoffFirst;
  readonly backoffMax = realTiming.backoffMax;
  readonly backoffReset = realTiming.backoffReset;
  readonly staleAfter = realTiming.staleAfter;
  readonly lookAgain = realTiming.lookAgain;
  readonly rightsValid = realTiming.rightsValid;
  readonly watchSeconds = realTiming.watchSeconds;
  #now = 0;
  readonly #sleeps = new Set<Sleep>();
  readonly #onSleep = new Set<() => void>();

  monotonic(): number {
    return this.#now;
  }

  now(): Date {
    return new Date(Date.UTC(2026, 0, 1) + this.#now);
  }

  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    await new Promise<void>((resolve, reject) => {
      const abort = () => {
        this.#sleeps.delete(sleep);
        reject(signal.reason);
        for (const look of [...this.#onSleep]) look();
      };
      const sleep: Sleep = {
        due: this.#now + ms,
        ms,
        wake: () => {
          this.#sleeps.delete(sleep);
          signal.removeEventListener('abort', abort);
          resolve();
        },
      };
      signal.addEventListener('abort', abort, { once: true });
      this.#sleeps.add(sleep);
      for (const look of [...this.#onSleep]) look();
    });
  }

  /** Time passes: all that is due by then wakes, in order. Resolves when they have done what they do at once. */
  advance(ms: number): Promise<void> {
    // Whole, because sums of jittered waits would miss round durations by a hair.
    this.#now += Math.ceil(ms);
    const due = [...this.#sleeps].filter(sleep => sleep.due <= this.#now);
    due.sort((a, b) => a.due - b.due);
    for (const sleep of due) sleep.wake();
    return new Promise(resolve => {
      setImmediate(resolve);
    });
  }

  /** Ends the sleeps of this length, and no time passes: what is under way meanwhile does not run into its limit. */
  end(ms: number): Promise<void> {
    for (const sleep of [...this.#sleeps]) if (sleep.ms === ms) sleep.wake();
    return new Promise(resolve => {
      setImmediate(resolve);
    });
  }

  /** Resolves as soon as nobody is asleep. */
  untilNobodySleeps(): Promise<void> {
    return new Promise(resolve => {
      const look = () => {
        if (this.#sleeps.size > 0) return;
        this.#onSleep.delete(look);
        resolve();
      };
      this.#onSleep.add(look);
      look();
    });
  }

  /** Resolves with the lengths of all sleeps that fit, as soon as there are so many. */
  sleepsOf(fits: (ms: number) => boolean, count: number): Promise<number[]> {
    return new Promise(resolve => {
      const look = () => {
        const fitting = [...this.#sleeps].filter(({ ms }) => fits(ms));
        if (fitting.length < count) return;
        this.#onSleep.delete(look);
        resolve(fitting.map(({ ms }) => ms));
      };
      this.#onSleep.add(look);
      look();
    });
  }

  /** Resolves with the length of the first sleep that fits, as soon as somebody sleeps it. */
  async sleepOf(fits: (ms: number) => boolean): Promise<number> {
    const [first = 0] = await this.sleepsOf(fits, 1);
    return first;
  }

  /** Resolves with the lengths of the waits before the next tries, as soon as there are so many. */
  backoffs(count: number): Promise<number[]> {
    const others = [
      this.connectTimeout,
      this.pingInterval,
      this.pingTimeout,
      this.requestTimeout,
      this.credentialTimeout,
    ];
    return this.sleepsOf(
      ms =>
        !others.includes(ms) &&
        ms >= this.backoffFirst / 2 &&
        ms <= this.backoffMax,
      count,
    );
  }

  async backoff(): Promise<number> {
    const [first = 0] = await this.backoffs(1);
    return first;
  }
}
