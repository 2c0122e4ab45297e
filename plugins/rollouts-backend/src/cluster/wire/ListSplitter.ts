import { JSON_BYTE } from './jsonBytes';
import { PendingPiece } from './PendingPiece';
import type { PieceSplitter } from './PieceSplitter';

/** Of the bracket that may open them, what stands before it. */
const ITEMS_BEGIN = /[{,]\s*"items"\s*:\s*$/;
const LONGEST_BEGIN = 64;
/** How deep in brackets the items stand. */
const ITEMS_DEPTH = 2;

/**
 * The items of a list as API servers write it, `{"kind": …, "items": [ … ], …}`, whatever comes first. What is around
 * them is kept until it is asked for.
 */
export class ListSplitter implements PieceSplitter {
  readonly #around: PendingPiece;
  readonly #item: PendingPiece;
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  #items: 'to come' | 'here' | 'over' = 'to come';
  #isFirst = true;
  /** The end of what has come before this chunk. */
  #before = '';

  constructor(longest: number) {
    this.#around = new PendingPiece(longest);
    this.#item = new PendingPiece(longest);
  }

  /** The list without its items. */
  around(): Buffer {
    return this.#around.take();
  }

  *split(chunk: Buffer): Iterable<Buffer> {
    let depth = this.#depth;
    let start = 0;
    let index = this.#isInString ? this.#skipString(chunk, 0) : 0;
    for (; index < chunk.length; index += 1) {
      switch (chunk[index]) {
        case JSON_BYTE.quote:
          index = this.#skipString(chunk, index + 1) - 1;
          break;
        case JSON_BYTE.openObject:
          depth += 1;
          break;
        case JSON_BYTE.openList:
          depth += 1;
          if (depth === ITEMS_DEPTH && this.#begins(chunk, index)) {
            this.#around.add(chunk.subarray(start, index + 1));
            start = index + 1;
            this.#items = 'here';
          }
          break;
        case JSON_BYTE.comma:
          if (depth === ITEMS_DEPTH && this.#items === 'here') {
            this.#isFirst = false;
            yield this.#end(chunk.subarray(start, index));
            start = index + 1;
          }
          break;
        case JSON_BYTE.closeObject:
        case JSON_BYTE.closeList:
          depth -= 1;
          if (depth < ITEMS_DEPTH && this.#items === 'here') {
            const last = this.#end(chunk.subarray(start, index));
            this.#items = 'over';
            start = index;
            if (!this.#isFirst || !isBlank(last)) yield last;
          }
          break;
        default:
      }
    }
    this.#depth = depth;
    if (this.#items === 'to come') {
      this.#before = this.#upTo(chunk, chunk.length);
    }
    const rest = chunk.subarray(start);
    if (this.#items === 'here') this.#item.add(rest);
    else this.#around.add(rest);
  }

  /** Where the string is over, or the chunk. */
  #skipString(chunk: Buffer, at: number): number {
    let isEscaped = this.#isEscaped;
    for (let index = at; index < chunk.length; index += 1) {
      const byte = chunk[index];
      if (isEscaped) isEscaped = false;
      else if (byte === JSON_BYTE.backslash) isEscaped = true;
      else if (byte === JSON_BYTE.quote) {
        this.#isInString = false;
        this.#isEscaped = false;
        return index + 1;
      }
    }
    this.#isInString = true;
    this.#isEscaped = isEscaped;
    return chunk.length;
  }

  /** Whether the bracket at `at` opens the items. */
  #begins(chunk: Buffer, at: number): boolean {
    if (this.#items !== 'to come') return false;
    return ITEMS_BEGIN.test(this.#upTo(chunk, at));
  }

  #upTo(chunk: Buffer, end: number): string {
    const last = chunk.toString(
      'latin1',
      Math.max(0, end - LONGEST_BEGIN),
      end,
    );
    return (this.#before + last).slice(-LONGEST_BEGIN);
  }

  /** The piece that ends with this part. */
  #end(part: Buffer): Buffer {
    this.#item.add(part);
    return this.#item.take();
  }
}

function isBlank(bytes: Buffer): boolean {
  return bytes.toString('latin1').trim() === '';
}
