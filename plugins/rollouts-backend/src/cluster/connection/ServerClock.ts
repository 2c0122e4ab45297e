import type { Timing } from '../Timing';

/** A date is in whole seconds. */
const CUT = 1_000;
/** What is known of it may be off by as much, and nobody reads times more closely: it need not be told anew. */
const UNCERTAIN = 2_000;
/** An answer that took longer was under way, or waited behind others, and says little of when it was written. */
const TOO_LONG = 5_000;
/** Clocks that are kept right differ by less. */
const NOTABLE = 10_000;
/** Whatever says that, is no clock. */
const ABSURD = 10 * 365 * 86_400_000;

/**
 * The clock of an API server, by the dates of its answers. What a cluster's objects say happened at some time, happened
 * at that time by this clock; how long ago that is, by the portal's own, would be wrong by as much as the two differ.
 */
export class ServerClock {
  /** The server's time, and ours when it was so, which goes on though somebody sets a clock. */
  #read: { server: number; monotonic: number } | undefined;
  /** What was said last: where it is off by little it stays, as whoever is told has much to reckon anew. */
  #said: number | undefined;

  constructor(private readonly timing: Pick<Timing, 'now' | 'monotonic'>) {}

  /**
   * An answer has just come that was dated so.
   *
   * @param asked - when it was asked for, by the monotonic clock: the answer was written since
   */
  dated(date: Date, asked: number): void {
    const { timing } = this;
    const monotonic = timing.monotonic();
    const took = monotonic - asked;
    const least = date.getTime();
    const most = least + CUT + took;
    if (
      took > TOO_LONG ||
      !(Math.abs(least - timing.now().getTime()) < ABSURD)
    ) {
      return;
    }
    const known = this.#serverTime();
    const isExpected =
      known !== undefined &&
      known >= least - UNCERTAIN &&
      known <= most + UNCERTAIN;
    if (!isExpected) this.#read = { server: (least + most) / 2, monotonic };
  }

  /**
   * By how many seconds it is ahead of the portal's clock, negative where it is behind; undefined where both are the
   * same, near enough, or nothing is known.
   */
  get ahead(): number | undefined {
    const server = this.#serverTime();
    if (server === undefined) return undefined;
    const ahead = server - this.timing.now().getTime();
    const said = this.#said;
    const isSaidStill =
      said === undefined
        ? Math.abs(ahead) < NOTABLE
        : Math.abs(ahead - said * 1_000) < UNCERTAIN;
    if (!isSaidStill) {
      const isNotable = Math.abs(ahead) >= NOTABLE - UNCERTAIN;
      this.#said = isNotable ? Math.round(ahead / 1_000) : undefined;
    }
    return this.#said;
  }

  /** What time it is in the cluster. */
  now(): Date {
    const { ahead = 0 } = this;
    return new Date(this.timing.now().getTime() + ahead * 1_000);
  }

  #serverTime(): number | undefined {
    return (
      this.#read &&
      this.#read.server + this.timing.monotonic() - this.#read.monotonic
    );
  }
}
