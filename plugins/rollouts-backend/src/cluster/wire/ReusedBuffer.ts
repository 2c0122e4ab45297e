/**
 * Room that is filled anew for each object: a buffer of its own for each takes several times as long (decision 0009). What
 * is in it is to be read at once. Up to twice as large as the largest that was asked for, and never given back.
 */
export class ReusedBuffer {
  #bytes = Buffer.alloc(0);

  /** As large at least. */
  ofSize(size: number): Buffer {
    if (this.#bytes.length < size) this.#bytes = Buffer.alloc(2 * size);
    return this.#bytes;
  }
}
