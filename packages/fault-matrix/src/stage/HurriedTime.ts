import { systemClock, type Clock } from '@rollouts-portal/cluster-simulator';

import { realTiming, type Timing } from './insides';

/** The portal's own durations, by a clock that runs so many times faster than ours and can be put wrong. */
export class HurriedTime {
  readonly timing: Timing;
  /** The same time, for simulated clusters. */
  readonly clock: Clock;
  #from: { real: number; passed: number };
  #jumped = 0;
  readonly #began = Date.now();

  constructor(private speed: number) {
    this.#from = { real: realTiming.monotonic(), passed: 0 };
    this.timing = {
      ...realTiming,
      // What a busy machine needs to answer itself does not shrink.
      pingTimeout: realTiming.pingTimeout * speed,
      monotonic: () => this.#passed(),
      now: () => this.#now(),
      sleep: (ms, signal) => realTiming.sleep(ms / this.speed, signal),
    };
    this.clock = {
      now: () => this.#now(),
      wait: (ms, signal) => systemClock.wait(ms / this.speed, signal),
    };
  }

  /** How much of our own time so much of the portal's takes. */
  real(ms: number): number {
    return ms / this.speed;
  }

  /** From now on; who sleeps already, sleeps as long as before. */
  runAt(speed: number): void {
    this.#from = { real: realTiming.monotonic(), passed: this.#passed() };
    this.speed = speed;
  }

  /** Puts the wall clock forward, or back; the time that passes is not touched. */
  jump(ms: number): void {
    this.#jumped += ms;
  }

  #passed(): number {
    const { real, passed } = this.#from;
    return passed + (realTiming.monotonic() - real) * this.speed;
  }

  #now(): Date {
    return new Date(this.#began + this.#passed() + this.#jumped);
  }
}
