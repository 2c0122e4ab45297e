import type { Timing } from './Timing';

/** A server is not changed that often; to ask costs one request that is refused. */
const ASK_AGAIN_AFTER = 30 * 60_000;

/**
 * Whether a server takes watches that begin with the whole list. Who does not is asked again at the first connection
 * after half an hour: by then it may have been upgraded, or be another one.
 */
export class StreamedLists {
  #refusedAt: number | undefined;

  constructor(private readonly timing: Pick<Timing, 'monotonic'>) {}

  get areWorthAsking(): boolean {
    return this.#refusedAt === undefined;
  }

  refused(): void {
    this.#refusedAt = this.timing.monotonic();
  }

  /** A connection was established. */
  connected(): void {
    if (this.#refusedAt === undefined) return;
    const since = this.timing.monotonic() - this.#refusedAt;
    if (since >= ASK_AGAIN_AFTER) this.#refusedAt = undefined;
  }
}
