/** What takes less room when it is closed. */
export interface Closable {
  close(): void;
}

/** Those that were read or written last, which are likely to be so again soon; the one that was so longest ago is closed. */
export class OpenFacts {
  readonly #open = new Set<Closable>();

  constructor(private readonly most: number) {}

  add(one: Closable): void {
    this.#open.add(one);
    if (this.#open.size <= this.most) return;
    const [oldest] = this.#open;
    if (!oldest) return;
    this.#open.delete(oldest);
    oldest.close();
  }

  /** It is not needed any more, and not to be closed. */
  forget(one: Closable): void {
    this.#open.delete(one);
  }
}
