import { GarbledStreamError } from './GarbledStreamError';

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

  /** The whole of it; another one begins. */
  take(): Buffer {
    const [only, ...others] = this.#parts;
    this.#parts = [];
    this.#size = 0;
    if (!only) return Buffer.alloc(0);
    return others.length === 0 ? only : Buffer.concat([only, ...others]);
  }
}
