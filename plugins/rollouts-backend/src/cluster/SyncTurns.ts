import type { Timing } from './Timing';

export type SyncTurnsOptions = {
  /** How many may list at a time. */
  atATime: number;
  /** Milliseconds after which the next begins although this one has not ended: a slow server holds up nobody else. */
  holdsUpFor: number;
  timing: Pick<Timing, 'sleep'>;
};

/**
 * Who may list now. A list is the one thing that costs much, here and there; after a start, or a network that was gone,
 * every cluster wants one.
 */
export class SyncTurns {
  readonly #options: SyncTurnsOptions;
  #taken = 0;
  /** In the order in which they came. */
  readonly #waiting = new Set<() => void>();

  constructor(options: SyncTurnsOptions) {
    this.#options = options;
  }

  /**
   * Waits for a turn. Returns how to end it.
   *
   * @throws the signal's reason when it aborts first
   */
  async take(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    if (this.#taken < this.#options.atATime) this.#taken += 1;
    else await this.#wait(signal);
    return this.#begin();
  }

  #wait(signal: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      const go = () => {
        signal.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = () => {
        this.#waiting.delete(go);
        reject(signal.reason);
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.#waiting.add(go);
    });
  }

  #begin(): () => void {
    const { timing, holdsUpFor } = this.#options;
    const ended = new AbortController();
    const end = () => {
      if (ended.signal.aborted) return;
      ended.abort();
      this.#passOn();
    };
    timing.sleep(holdsUpFor, ended.signal).then(end, () => {});
    return end;
  }

  #passOn(): void {
    const [next] = this.#waiting;
    if (!next) {
      this.#taken -= 1;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}
