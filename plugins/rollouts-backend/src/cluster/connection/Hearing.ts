import type { Timing } from '../Timing';

/** When something was heard, for people and for measuring. */
export type Contact = { at: Date; monotonic: number };

/** Who reads is now and then behind for a moment, and is none the worse for it. */
const BEHIND_FOR_LONG = 1_000;

/** What is heard of one API server: when it last said anything, and whether it has to wait until that is read. */
export class Hearing {
  #last: Contact | undefined;
  /** Of those who are behind, since when; the first has been so for longest. */
  readonly #behind = new Set<Contact>();

  constructor(private readonly timing: Pick<Timing, 'now' | 'monotonic'>) {}

  /** When it last sent anything at all. */
  get lastContact(): Contact | undefined {
    return this.#last;
  }

  /**
   * Since when more of what it says, on one stream at least, waits to be read than should: of what happened then, or
   * later, not everything is known. Undefined where nobody has been behind for longer than a second.
   */
  get behindSince(): Date | undefined {
    const [longest] = this.#behind;
    return longest &&
      this.timing.monotonic() - longest.monotonic >= BEHIND_FOR_LONG
      ? longest.at
      : undefined;
  }

  contact(): void {
    this.#last = this.#now();
  }

  /** Somebody is behind with reading, until what this returns is called. */
  behind(): () => void {
    const since = this.#now();
    this.#behind.add(since);
    return () => this.#behind.delete(since);
  }

  #now(): Contact {
    const { timing } = this;
    return { at: timing.now(), monotonic: timing.monotonic() };
  }
}
