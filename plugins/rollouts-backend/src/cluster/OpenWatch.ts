/** A watch that the server has taken. */
export class OpenWatch {
  #next: readonly unknown[] | undefined;

  constructor(
    private readonly events: AsyncGenerator<
      readonly unknown[],
      void,
      undefined
    >,
    private readonly over: AbortController,
  ) {}

  /**
   * The next lines; undefined when the server has ended the watch.
   *
   * @throws when the connection is lost or a line cannot be read
   */
  async next(): Promise<readonly unknown[] | undefined> {
    const next = this.#next;
    this.#next = undefined;
    if (next) return next;
    const { value } = await this.events.next();
    return value ?? undefined;
  }

  /** Lines that came with those before them, and are for whoever reads on. */
  putBack(lines: readonly unknown[]): void {
    if (lines.length > 0) this.#next = lines;
  }

  end(): void {
    this.over.abort();
    this.events.return().catch(() => {});
  }
}
