/** How often one person may do something: so many times at once, and then as often as it is paid back. */
export class OpeningRate {
  readonly #spent = new Map<string, { count: number; at: number }>();

  constructor(
    private readonly limits: {
      atOnce: number;
      perSecond: number;
      /** Monotonic milliseconds. */
      clock: () => number;
    },
  ) {}

  /** @returns false when it is too often */
  take(user: string): boolean {
    const { atOnce, clock } = this.limits;
    const at = clock();
    for (const [each, { count, at: since }] of this.#spent) {
      if (this.#left(count, at - since) > 0) break;
      // In the order of their last time: what is paid back is forgotten.
      this.#spent.delete(each);
    }
    const known = this.#spent.get(user);
    const count = known ? this.#left(known.count, at - known.at) : 0;
    if (count + 1 > atOnce) return false;
    this.#spent.delete(user);
    this.#spent.set(user, { count: count + 1, at });
    return true;
  }

  #left(count: number, ms: number): number {
    return Math.max(0, count - (ms / 1000) * this.limits.perSecond);
  }
}
