import type { Timing } from './Timing';

/** How long to wait before the next try: doubling, bounded, jittered, and from the start again after a healthy time. */
export class Backoff {
  #failures = 0;

  constructor(
    private readonly timing: Pick<
      Timing,
      'backoffFirst' | 'backoffMax' | 'backoffReset'
    >,
    private readonly random: () => number = Math.random,
  ) {}

  wasHealthy(forMilliseconds: number): void {
    if (forMilliseconds >= this.timing.backoffReset) this.#failures = 0;
  }

  /** Milliseconds until the next try after a failure. */
  next(): number {
    const { backoffFirst, backoffMax } = this.timing;
    const wait = Math.min(backoffFirst * 2 ** this.#failures, backoffMax);
    if (wait < backoffMax) this.#failures += 1;
    // Between half and all of it, so that the watches of many clusters do not come back at one instant.
    return wait * (0.5 + this.random() / 2);
  }
}
