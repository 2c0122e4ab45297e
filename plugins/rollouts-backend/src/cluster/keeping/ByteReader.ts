const FIRST_SIZE = 4_096;

/** Reads what a `ByteWriter` has written. */
export class ByteReader {
  #bytes = Buffer.alloc(FIRST_SIZE);
  #at = 0;

  open(text: string): void {
    if (text.length > this.#bytes.length) {
      this.#bytes = Buffer.alloc(text.length * 2);
    }
    this.#bytes.write(text, 0, 'latin1');
    this.#at = 0;
  }

  byte(): number {
    const value = this.#bytes[this.#at] ?? 0;
    this.#at += 1;
    return value;
  }

  number(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.byte();
      if (byte < 128) return value + byte * scale;
      value += (byte - 128) * scale;
      scale *= 128;
    }
  }

  word(): number {
    const value = this.#bytes.readUInt32LE(this.#at);
    this.#at += 4;
    return value;
  }

  /** A copy: part of a text would keep the whole of it from being forgotten. */
  read(length: number, encoding: 'latin1' | 'utf16le' | 'hex'): string {
    const begin = this.#at;
    this.#at += length;
    return this.#bytes.toString(encoding, begin, this.#at);
  }
}
