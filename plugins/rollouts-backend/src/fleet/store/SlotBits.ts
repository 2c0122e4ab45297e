/**
 * A set of slots as one bit each: for answers, in which many slots may be, and which are put together by the word. Of
 * sets of different slots, what both are about counts.
 */
export class SlotBits {
  readonly words: Uint32Array;

  /**
   * Empty.
   *
   * @param slots - how many it is about
   * @param from - the first of them, a multiple of 32
   */
  constructor(slots: number, readonly from = 0) {
    this.words = new Uint32Array(Math.ceil(slots / 32));
  }

  /** The slot behind the last that it is about. */
  get end(): number {
    return this.from + this.words.length * 32;
  }

  /** Without effect when it is not about this slot. */
  add(slot: number): void {
    const word = (slot - this.from) >> 5;
    this.words[word] = (this.words[word] ?? 0) | (1 << (slot & 31));
  }

  delete(slot: number): void {
    const word = (slot - this.from) >> 5;
    this.words[word] = (this.words[word] ?? 0) & ~(1 << (slot & 31));
  }

  has(slot: number): boolean {
    const word = (slot - this.from) >> 5;
    return ((this.words[word] ?? 0) & (1 << (slot & 31))) !== 0;
  }

  /** Adds all of the other. */
  or(other: SlotBits): this {
    const { words } = this;
    const offset = this.#offsetIn(other);
    const begin = Math.max(0, -offset);
    const end = Math.min(words.length, other.words.length - offset);
    for (let i = begin; i < end; i += 1) {
      words[i] = (words[i] ?? 0) | (other.words[i + offset] ?? 0);
    }
    return this;
  }

  /** Keeps what is in both. */
  and(other: SlotBits): this {
    const { words } = this;
    const offset = this.#offsetIn(other);
    for (let i = 0; i < words.length; i += 1) {
      words[i] = (words[i] ?? 0) & (other.words[i + offset] ?? 0);
    }
    return this;
  }

  /** Keeps what is not in the other. */
  without(other: SlotBits): this {
    const { words } = this;
    const offset = this.#offsetIn(other);
    for (let i = 0; i < words.length; i += 1) {
      words[i] = (words[i] ?? 0) & ~(other.words[i + offset] ?? 0);
    }
    return this;
  }

  /** Is about these slots what the other is. */
  replace(other: SlotBits): void {
    this.words.set(other.words, (other.from - this.from) >> 5);
  }

  /** The other, which may be about more slots, has the same of those that this is about. */
  equals(other: SlotBits): boolean {
    const offset = this.#offsetIn(other);
    return this.words.every(
      (word, index) => word === (other.words[index + offset] ?? 0),
    );
  }

  copy(): SlotBits {
    const copy = new SlotBits(this.words.length * 32, this.from);
    copy.words.set(this.words);
    return copy;
  }

  /** The first index from `begin` on at which one of these slots stands; the length where none does. */
  indexIn(slots: Uint32Array, begin: number): number {
    const { words, from } = this;
    for (let index = begin; index < slots.length; index += 1) {
      const slot = (slots[index] ?? 0) - from;
      if (((words[slot >> 5] ?? 0) & (1 << (slot & 31))) !== 0) return index;
    }
    return slots.length;
  }

  /** The last index up to `begin` at which one of these slots stands; -1 where none does. */
  lastIndexIn(slots: Uint32Array, begin: number): number {
    const { words, from } = this;
    for (let index = begin; index >= 0; index -= 1) {
      const slot = (slots[index] ?? 0) - from;
      if (((words[slot >> 5] ?? 0) & (1 << (slot & 31))) !== 0) return index;
    }
    return -1;
  }

  count(): number {
    let count = 0;
    for (const word of this.words) count += onesIn(word);
    return count;
  }

  forEach(visit: (slot: number) => void): void {
    const { words, from } = this;
    for (let i = 0; i < words.length; i += 1) {
      for (let rest = words[i] ?? 0; rest !== 0; rest &= rest - 1) {
        visit(from + i * 32 + 31 - Math.clz32(rest & -rest));
      }
    }
  }

  #offsetIn({ from }: SlotBits): number {
    return (this.from - from) >> 5;
  }
}

// Counts in parallel within the word: pairs of bits, then nibbles, then bytes, which the product adds up.
function onesIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
