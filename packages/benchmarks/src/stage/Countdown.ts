import { setTimeout } from 'node:timers/promises';

/** What a change has set off may go on for so long. */
const REST_MS = 200;

/** Counts changes that come. */
export class Countdown {
  #left = 0;
  #told = 0;
  #done = () => {};
  #spoiled = (_error: Error) => {};

  one(): void {
    this.#told += 1;
    this.#left -= 1;
    if (this.#left === 0) this.#done();
  }

  /** Not all of them will come any more. */
  spoil(why: string): void {
    this.#spoiled(new Error(why));
  }

  /** Resolves when none has come for a while: what is read at a start comes in parts, and each tells of all rollouts. */
  async settled(): Promise<void> {
    for (let before = -1; before !== this.#told; ) {
      before = this.#told;
      await setTimeout(REST_MS);
    }
  }

  /**
   * Resolves when so many have come of what happens.
   *
   * @throws when it was spoiled
   */
  async of(count: number, happen: () => Promise<void>): Promise<void> {
    this.#left = count;
    const done = new Promise<void>((resolve, reject) => {
      this.#done = resolve;
      this.#spoiled = reject;
    });
    await Promise.all([happen(), done]);
    await setTimeout(REST_MS);
  }
}
