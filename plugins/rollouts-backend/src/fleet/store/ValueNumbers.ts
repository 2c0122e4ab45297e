const BYTE_END = 2 ** 8;
const TWO_BYTES_END = 2 ** 16;

type Numbers = Uint8Array | Uint16Array | Uint32Array;

/** A small number for each slot, zero at first, in as many bytes as the largest of them takes. */
export class ValueNumbers {
  #numbers: Numbers = new Uint8Array(0);
  #end = BYTE_END;

  /** To be read and not kept. */
  get all(): Readonly<Numbers> {
    return this.#numbers;
  }

  grow(capacity: number): void {
    this.#copyTo(capacity);
  }

  at(slot: number): number {
    return this.#numbers[slot] ?? 0;
  }

  put(slot: number, number: number): void {
    if (number >= this.#end) {
      this.#end = number < TWO_BYTES_END ? TWO_BYTES_END : 2 ** 32;
      this.#copyTo(this.#numbers.length);
    }
    this.#numbers[slot] = number;
  }

  #copyTo(length: number): void {
    const before = this.#numbers;
    this.#numbers = emptyNumbers(length, this.#end);
    this.#numbers.set(before);
  }
}

function emptyNumbers(length: number, end: number): Numbers {
  if (end === BYTE_END) return new Uint8Array(length);
  return end === TWO_BYTES_END
    ? new Uint16Array(length)
    : new Uint32Array(length);
}
