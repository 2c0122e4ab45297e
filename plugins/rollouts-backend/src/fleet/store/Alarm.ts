import type { Timing } from '../../cluster/Timing';

export type AlarmTiming = Pick<Timing, 'now' | 'sleep' | 'lookAgain'>;

/** One timer that is set to one instant of the wall clock at a time. */
export class Alarm {
  #set: { at: number; off: AbortController } | undefined;

  /** @param rings - at the instant, or before: it is set anew then */
  constructor(
    private readonly timing: AlarmTiming,
    private readonly rings: () => void,
  ) {}

  /** @param at - in place of what it was set to; absent: it does not ring */
  set(at: number | undefined): void {
    if (at === this.#set?.at) return;
    this.#set?.off.abort();
    this.#set = undefined;
    if (at !== undefined) this.#begin(at);
  }

  #begin(at: number): void {
    const { timing } = this;
    const off = new AbortController();
    this.#set = { at, off };
    const left = Math.max(0, at - timing.now().getTime());
    // The wall clock may be set forward meanwhile, and a timer of more than 24 days would ring at once.
    timing.sleep(Math.min(left, timing.lookAgain), off.signal).then(
      () => {
        if (off.signal.aborted) return;
        this.#set = undefined;
        this.rings();
      },
      () => {},
    );
  }
}
