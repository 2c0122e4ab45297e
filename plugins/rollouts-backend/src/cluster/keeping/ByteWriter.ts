const FIRST_SIZE = 4_096;
// A number in sevens of bits.
const NUMBER_MOST = 8;

/** Bytes, one after the other, that become a text of one byte a letter: the heap keeps nothing more compactly. */
export class ByteWriter {
  #bytes = Buffer.alloc(FIRST_SIZE);
  #length = 0;

  reset(): void {
    this.#length = 0;
  }

  /** What was written since the last reset. */
  text(): string {
    return this.#bytes.toString('latin1', 0, this.#length);
  }

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#length] = value;
    this.#length += 1;
  }

  /** @param value - whole and not below zero */
  number(value: number): void {
    this.#reserve(NUMBER_MOST);
    let rest = value;
    while (rest >= 128) {
      this.#bytes[this.#length] = (rest % 128) + 128;
      this.#length += 1;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#length] = rest;
    this.#length += 1;
  }

  /** Below 2^32. */
  word(value: number): void {
    this.#reserve(4);
    this.#length = this.#bytes.writeUInt32LE(value, this.#length);
  }

  write(text: string, encoding: 'latin1' | 'utf16le' | 'hex'): void {
    this.#reserve(text.length * 3);
    this.#length += this.#bytes.write(text, this.#length, encoding);
  }

  #reserve(more: number): void {
    if (this.#length + more <= this.#bytes.length) return;
    const larger = Buffer.alloc((this.#length + more) * 2);
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}
