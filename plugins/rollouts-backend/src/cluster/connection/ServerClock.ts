import type { Timing } from '../Timing';

/** A date is in whole seconds, so on average its moment is half a second later. */
const HALF_A_SECOND = 500;
/** What a date may be off by without saying anything new: it was cut, and was under way for a while. */
const UNCERTAIN = 2_000;
/** Clocks that are kept right differ by less, and nobody reads times more closely. */
const NOTABLE = 10_000;

/**
 * The clock of an API server, by the dates of its answers. What a cluster's objects say happened at some time, happened
 * at that time by this clock; how long ago that is, by the portal's own, would be wrong by as much as the two differ.
 */
export class ServerClock {
  /** The server's time, and ours when it was so, which goes on though somebody sets a clock. */
  #read: { server: number; monotonic: number } | undefined;

  constructor(private readonly timing: Pick<Timing, 'now' | 'monotonic'>) {}

  /** An answer has come that was dated so. */
  dated(date: Date): void {
    const server = date.getTime() + HALF_A_SECOND;
    const expected = this.#serverTime();
    if (expected !== undefined && Math.abs(server - expected) <= UNCERTAIN) {
      return;
    }
    this.#read = { server, monotonic: this.timing.monotonic() };
  }

  /**
   * By how many seconds it is ahead of the portal's clock, negative where it is behind; undefined where both are the
   * same, near enough, or nothing is known.
   */
  get ahead(): number | undefined {
    const server = this.#serverTime();
    if (server === undefined) return undefined;
    const ahead = server - this.timing.now().getTime();
    return Math.abs(ahead) < NOTABLE ? undefined : Math.round(ahead / 1_000);
  }

  /** What time it is in the cluster. */
  now(): Date {
    const now = this.timing.now();
    return this.ahead === undefined
      ? now
      : new Date(now.getTime() + this.ahead * 1_000);
  }

  #serverTime(): number | undefined {
    return (
      this.#read &&
      this.#read.server + this.timing.monotonic() - this.#read.monotonic
    );
  }
}
