import { setTimeout } from 'node:timers/promises';

/** What a change has set off may go on for so long. */
const REST_MS = 200;

/** Counts changes that come. */
export class Countdown {
  #left = 0;
  #done = () => {};

  one(): void {
    this.#left -= 1;
    if (this.#left === 0) this.#done();
  }

  /** Resolves when so many have come of what happens. */
  async of(count: number, happen: () => Promise<void>): Promise<void> {
    this.#left = count;
    const done = new Promise<void>(resolve => {
      this.#done = resolve;
    });
    await happen();
    await done;
    await setTimeout(REST_MS);
  }
}
