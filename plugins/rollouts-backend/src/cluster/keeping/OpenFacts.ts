/** What takes less room when it is closed. */
export interface Closable {
  close(): void;
}

/** The place of one that is open, between those that were opened before and after it; left: empty. */
export type OpenPlace = {
  one: Closable | undefined;
  older: OpenPlace | undefined;
  newer: OpenPlace | undefined;
};

/**
 * Those that were read or written last, which are likely to be so again soon; the one that was so longest ago is closed.
 *
 * A chain, and not a `Set`: as members come and go, a set moves to a new table again and again, and each old one keeps
 * its members and points to the next. Once one of them has become old, so does all that comes after it, and is collected
 * late.
 */
export class OpenFacts {
  #oldest: OpenPlace | undefined;
  #newest: OpenPlace | undefined;
  #size = 0;

  constructor(private readonly most: number) {}

  /** Opened just now. */
  add(one: Closable): OpenPlace {
    const place: OpenPlace = { one, older: this.#newest, newer: undefined };
    if (this.#newest) this.#newest.newer = place;
    this.#newest = place;
    this.#oldest ??= place;
    this.#size += 1;
    if (this.#size > this.most) {
      const { one: longest } = this.#oldest;
      this.forget(this.#oldest);
      longest?.close();
    }
    return place;
  }

  /** It is not needed any more, and not to be closed. */
  forget(place: OpenPlace): void {
    if (!place.one) return;
    const { older, newer } = place;
    if (older) older.newer = newer;
    else this.#oldest = newer;
    if (newer) newer.older = older;
    else this.#newest = older;
    this.#size -= 1;
    place.one = undefined;
    place.older = undefined;
    place.newer = undefined;
  }
}
