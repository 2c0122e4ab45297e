import type { Clock } from './Clock';
import { systemClock } from './systemClock';
import { VirtualClock } from './VirtualClock';

/** Time that passes when told to until it has caught up with the machine's, and with the machine's from then on. */
export class WarmUpClock implements Clock {
  readonly #virtual: VirtualClock;
  readonly #live = new AbortController();

  /** Begins `headStart` milliseconds ago. */
  constructor(
    headStart: number,
    private readonly machine: Clock = systemClock,
  ) {
    this.#virtual = new VirtualClock(
      new Date(machine.now().getTime() - headStart),
    );
  }

  now(): Date {
    return this.#live.signal.aborted ? this.machine.now() : this.#virtual.now();
  }

  async wait(ms: number, signal: AbortSignal): Promise<void> {
    if (this.#live.signal.aborted) {
      await this.machine.wait(ms, signal);
      return;
    }
    const due = this.now().getTime() + ms;
    await this.#virtual.wait(ms, AbortSignal.any([signal, this.#live.signal]));
    if (!this.#live.signal.aborted || signal.aborted) return;
    const left = due - this.now().getTime();
    if (left > 0) await this.machine.wait(left, signal);
  }

  /** Lets the head start pass, and what the machine needs for that; once. Whoever waits on waits for the machine's time. */
  async catchUp(): Promise<void> {
    for (let behind = this.#behind; behind > 0; behind = this.#behind) {
      await this.#virtual.advance(behind);
    }
    this.#live.abort();
  }

  get #behind(): number {
    return this.machine.now().getTime() - this.#virtual.now().getTime();
  }
}
