/** A set of slots as one bit each: for answers, in which many slots may be, and which are put together by the word. */
export class SlotBits {
  readonly words: Uint32Array;

  /** Empty, for slots below `capacity`. */
  constructor(capacity: number) {
    this.words = new Uint32Array(Math.ceil(capacity / 32));
  }

  add(slot: number): void {
    const word = slot >>> 5;
    this.words[word] = (this.words[word] ?? 0) | (1 << (slot & 31));
  }

  delete(slot: number): void {
    const word = slot >>> 5;
    this.words[word] = (this.words[word] ?? 0) & ~(1 << (slot & 31));
  }

  has(slot: number): boolean {
    return ((this.words[slot >>> 5] ?? 0) & (1 << (slot & 31))) !== 0;
  }

  /** Adds all of the other. */
  or({ words: other }: SlotBits): this {
    const { words } = this;
    const shared = Math.min(words.length, other.length);
    for (let i = 0; i < shared; i += 1)
      words[i] = (words[i] ?? 0) | (other[i] ?? 0);
    return this;
  }

  /** Keeps what is in both. */
  and({ words: other }: SlotBits): this {
    const { words } = this;
    for (let i = 0; i < words.length; i += 1) {
      words[i] = (words[i] ?? 0) & (other[i] ?? 0);
    }
    return this;
  }

  /** Keeps what is not in the other. */
  without({ words: other }: SlotBits): this {
    const { words } = this;
    for (let i = 0; i < words.length; i += 1) {
      words[i] = (words[i] ?? 0) & ~(other[i] ?? 0);
    }
    return this;
  }

  copy(): SlotBits {
    const copy = new SlotBits(this.words.length * 32);
    copy.words.set(this.words);
    return copy;
  }

  intersects({ words: other }: SlotBits): boolean {
    const { words } = this;
    for (let i = 0; i < words.length; i += 1) {
      if (((words[i] ?? 0) & (other[i] ?? 0)) !== 0) return true;
    }
    return false;
  }

  count(): number {
    let count = 0;
    for (const word of this.words) count += onesIn(word);
    return count;
  }

  forEach(visit: (slot: number) => void): void {
    const { words } = this;
    for (let i = 0; i < words.length; i += 1) {
      for (let rest = words[i] ?? 0; rest !== 0; rest &= rest - 1) {
        visit(i * 32 + 31 - Math.clz32(rest & -rest));
      }
    }
  }
}

// Counts in parallel within the word: pairs of bits, then nibbles, then bytes, which the product adds up.
function onesIn(word: number): number {
  const pairs = word - ((word >>> 1) & 0x55555555);
  const nibbles = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((nibbles + (nibbles >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
