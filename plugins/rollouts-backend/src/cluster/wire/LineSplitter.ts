import { PendingPiece } from './PendingPiece';
import type { PieceSplitter } from './PieceSplitter';

const NEWLINE = 0x0a;

/** Lines with something in them. What comes after the last newline is none: it was cut. */
export class LineSplitter implements PieceSplitter {
  readonly #line: PendingPiece;

  constructor(longest: number) {
    this.#line = new PendingPiece(longest);
  }

  *split<Parsed>(
    chunk: Buffer,
    parse: (line: Buffer) => Parsed,
  ): Iterable<Parsed> {
    let start = 0;
    for (
      let end = chunk.indexOf(NEWLINE);
      end !== -1;
      end = chunk.indexOf(NEWLINE, start)
    ) {
      this.#line.add(chunk.subarray(start, end));
      start = end + 1;
      const line = this.#line.take();
      if (line.length > 0) yield parse(line);
    }
    this.#line.add(chunk.subarray(start));
  }
}
