import { setImmediate as turn } from 'node:timers/promises';

/** Longer than this, work in small parts lets whatever else the process does have its turn. */
const LONGEST_TURN = 5;

/**
 * The one that all share: many who do little each hold it up as one who does much. So what counts is how long its turn
 * takes, whoever works.
 */
export class EventLoop {
  #turnBegan: number | undefined;

  /** Asked after each part of the work; a turn counts from the first question. */
  get isHeldUp(): boolean {
    const now = performance.now();
    if (this.#turnBegan === undefined) {
      this.#turnBegan = now;
      setImmediate(() => {
        this.#turnBegan = undefined;
      });
      return false;
    }
    return now - this.#turnBegan >= LONGEST_TURN;
  }

  /** Resolves when others have had their turn. */
  async letOthers(): Promise<void> {
    await turn();
  }
}

export const eventLoop = new EventLoop();
