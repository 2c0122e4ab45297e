import { textHash } from '../../cluster/keeping/textHash';

const EMPTY = 0;
const GONE = -1;
const FIRST_SIZE = 64;

/**
 * Finds the number that stands for a text. The texts themselves are kept by whoever asks, so each takes some ten bytes
 * here where a Map takes fifty.
 */
export class TextNumbers {
  /** The number plus one, at or behind where the hash of its text points to. */
  #table = new Int32Array(FIRST_SIZE);
  #taken = 0;
  #size = 0;

  constructor(
    private readonly textOf: (number: number) => string | undefined,
  ) {}

  get size(): number {
    return this.#size;
  }

  get(text: string): number | undefined {
    const at = this.#find(text);
    return at === undefined ? undefined : (this.#table[at] ?? 0) - 1;
  }

  /** Whose text can be asked for from now on, and is not there yet. */
  add(number: number): void {
    // Two thirds full: beyond that, looking for a text takes longer and longer.
    if ((this.#taken + 1) * 3 > this.#table.length * 2) this.#rebuild();
    this.#put(number + 1);
    this.#taken += 1;
    this.#size += 1;
  }

  /** While its text can still be asked for. */
  delete(text: string): void {
    const at = this.#find(text);
    if (at === undefined) return;
    this.#table[at] = GONE;
    this.#size -= 1;
  }

  #find(text: string): number | undefined {
    const table = this.#table;
    const last = table.length - 1;
    for (let at = textHash(text) & last; ; at = (at + 1) & last) {
      const entry = table[at] ?? EMPTY;
      if (entry === EMPTY) return undefined;
      if (entry !== GONE && this.textOf(entry - 1) === text) return at;
    }
  }

  #put(entry: number): void {
    const table = this.#table;
    const last = table.length - 1;
    let at = textHash(this.textOf(entry - 1) ?? '') & last;
    while (table[at] !== EMPTY) at = (at + 1) & last;
    table[at] = entry;
  }

  /** Twice as large, or rid of what is gone. */
  #rebuild(): void {
    const before = this.#table;
    let size = FIRST_SIZE;
    while (size < this.#size * 2) size *= 2;
    this.#table = new Int32Array(size);
    for (const entry of before) if (entry > EMPTY) this.#put(entry);
    this.#taken = this.#size;
  }
}
