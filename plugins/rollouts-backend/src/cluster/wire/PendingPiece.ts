import { GarbledStreamError } from './GarbledStreamError';
import { ReusedBuffer } from './ReusedBuffer';

/** One for all streams: each reads a piece before another one is taken. */
const room = new ReusedBuffer();

/** What has come of a piece; bounded, since what never ends would take all memory. */
export class PendingPiece {
  #parts: Buffer[] = [];
  #size = 0;

  constructor(private readonly longest: number) {}

  get size(): number {
    return this.#size;
  }

  /** @throws GarbledStreamError */
  add(part: Buffer): void {
    this.#size += part.length;
    if (this.#size > this.longest) {
      throw new GarbledStreamError(
        `a line or an item is longer than ${this.longest} bytes`,
      );
    }
    if (part.length > 0) this.#parts.push(part);
  }

  /** The whole of it, to be read at once: it may be overwritten when the next one is taken, here or elsewhere. */
  take(): Buffer {
    const parts = this.#parts;
    const size = this.#size;
    this.#parts = [];
    this.#size = 0;
    const [only] = parts;
    return only && parts.length === 1 ? only : together(parts, size);
  }
}

function together(parts: readonly Buffer[], size: number): Buffer {
  const joined = room.ofSize(size);
  let length = 0;
  for (const part of parts) length += part.copy(joined, length);
  return joined.subarray(0, size);
}
