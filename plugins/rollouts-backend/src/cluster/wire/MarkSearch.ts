/**
 * Where a mark stands in bytes, found by the one of its bytes that is rarest there: from one of these to the next the
 * platform leaps, and commas and quotation marks are everywhere.
 */
export class MarkSearch {
  /** Of the rarest byte, in the mark. */
  readonly #offset: number;
  readonly #tail: Buffer;

  /** @param like - some of what will be searched */
  constructor(readonly mark: Buffer, like: Buffer) {
    const counts = new Uint32Array(256);
    for (const byte of like) counts[byte] = (counts[byte] ?? 0) + 1;
    const countAt = (index: number) => counts[mark[index] ?? 0] ?? 0;
    let rarest = 0;
    for (let index = 1; index < mark.length; index += 1) {
      if (countAt(index) < countAt(rarest)) rarest = index;
    }
    this.#offset = rarest;
    this.#tail = mark.subarray(rarest);
  }

  /** Where it begins, at `start` or behind; -1 where it does not. */
  indexIn(bytes: Buffer, start: number): number {
    const offset = this.#offset;
    for (
      let at = bytes.indexOf(this.#tail, start + offset);
      at >= 0;
      at = bytes.indexOf(this.#tail, at + 1)
    ) {
      const begin = at - offset;
      if (bytes.compare(this.mark, 0, offset, begin, at) === 0) return begin;
    }
    return -1;
  }
}
