import type { Timing } from '../cluster/Timing';

/** A sleep that ends early when there is something to do; a call while nobody sleeps ends the next one. */
export class Wakeable {
  #isCalled = false;
  #wake: (() => void) | undefined;

  constructor(private readonly timing: Pick<Timing, 'sleep'>) {}

  call(): void {
    this.#isCalled = true;
    this.#wake?.();
  }

  /** Resolves after so long, at a call, or when the signal aborts. */
  async sleep(ms: number, signal: AbortSignal): Promise<void> {
    if (!this.#isCalled) {
      const woken = new AbortController();
      this.#wake = () => woken.abort();
      await this.timing
        .sleep(ms, AbortSignal.any([signal, woken.signal]))
        .catch(() => {});
      this.#wake = undefined;
    }
    this.#isCalled = false;
  }
}
