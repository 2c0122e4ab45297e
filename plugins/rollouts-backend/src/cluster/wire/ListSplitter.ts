import { JSON_BYTE, SPACE } from './jsonBytes';
import { MarkSearch } from './MarkSearch';
import { PendingPiece } from './PendingPiece';
import type { PieceSplitter } from './PieceSplitter';

/** Of the bracket that may open them, what stands before it. */
const ITEMS_BEGIN = /[{,]\s*"items"\s*:\s*$/;
const LONGEST_BEGIN = 64;
/** How deep in brackets the items stand. */
const ITEMS_DEPTH = 2;

const NOTHING = Buffer.alloc(0);
/** What all items have: their type, if they have one, stands before it. */
const METADATA = Buffer.from('"metadata":{');
const LONGEST_MARK = 512;
const NOT_PARSED = Symbol('not parsed');

/**
 * The items of a list as API servers write it, `{"kind": …, "items": [ … ], …}`, whatever comes first. What is around
 * them is kept until it is asked for.
 *
 * To walk from byte to byte takes longer than all else that is done with an item. So where the first one was walked
 * through, the others are taken to end where the next begins like it, which the platform finds many times as quickly.
 * Such a beginning may be inside an item, too, but what comes before it there is no JSON: brackets are open. Then that
 * item is walked through.
 */
export class ListSplitter implements PieceSplitter {
  readonly #around: PendingPiece;
  readonly #item: PendingPiece;
  /** How items begin, with the comma before; undefined while that is not known, and when they do not begin alike. */
  #marks: MarkSearch | undefined;
  /** The end of the last chunk where a mark may begin there: none may be missed for being in two chunks. */
  #heldBack = NOTHING;
  /** Whether nothing of the present item was walked through. */
  #isLeaping = false;
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  #items: 'to come' | 'here' | 'over' = 'to come';
  #isFirst = true;
  /** The end of what has come before this chunk. */
  #before = '';

  constructor(private readonly longest: number) {
    this.#around = new PendingPiece(longest);
    this.#item = new PendingPiece(longest);
  }

  /** The list without its items, to be read at once. */
  around(): Buffer {
    return this.#around.take();
  }

  *split<Parsed>(
    chunk: Buffer,
    parse: (item: Buffer) => Parsed,
  ): Iterable<Parsed> {
    let rest: Buffer | undefined = chunk;
    while (rest) {
      rest =
        this.#isLeaping && this.#marks
          ? yield* this.#leap(rest, this.#marks, parse)
          : yield* this.#walk(rest, parse);
    }
  }

  /** From mark to mark. Returns what has to be walked through. */
  *#leap<Parsed>(
    next: Buffer,
    marks: MarkSearch,
    parse: (item: Buffer) => Parsed,
  ) {
    const chunk = this.#withHeldBack(next);
    let start = 0;
    for (;;) {
      const end = marks.indexIn(chunk, start);
      if (end < 0) break;
      const item = this.#end(chunk.subarray(start, end));
      const parsed = parsedOr(NOT_PARSED, item, parse);
      if (parsed === NOT_PARSED) {
        this.#isLeaping = false;
        // What is left of it is kept until the next chunk comes, and others take their pieces before.
        const rest = yield* this.#walk(Buffer.from(item), parse);
        if (rest) this.#item.add(rest);
        return chunk.subarray(end);
      }
      yield parsed;
      start = end + 1;
    }
    const rest = chunk.subarray(start);
    // It may be the end of the list, which looks like nothing in particular, or items that begin in another way.
    if (endsObject(chunk) || this.#isLong(rest)) {
      this.#isLeaping = false;
      return Buffer.concat([this.#item.take(), rest]);
    }
    const end = rest.length - beginAtEnd(marks.mark, rest);
    this.#item.add(rest.subarray(0, end));
    this.#heldBack = rest.subarray(end);
    return undefined;
  }

  /** Whether what has come without a mark is long with this part, and so may be too long with the next. */
  #isLong(part: Buffer): boolean {
    return this.#item.size + part.length > this.longest / 2;
  }

  #withHeldBack(chunk: Buffer): Buffer {
    const held = this.#heldBack;
    if (held.length === 0) return chunk;
    this.#heldBack = NOTHING;
    return Buffer.concat([held, chunk]);
  }

  /** From byte to byte. Returns what is left when the next item begins like the first. */
  *#walk<Parsed>(chunk: Buffer, parse: (item: Buffer) => Parsed) {
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
            const item = this.#end(chunk.subarray(start, index));
            if (this.#isFirst) this.#marks = marksOf(item);
            this.#isFirst = false;
            yield parse(item);
            start = index + 1;
            if (this.#isMarked(chunk.subarray(index))) {
              this.#depth = depth;
              this.#isLeaping = true;
              return chunk.subarray(start);
            }
          }
          break;
        case JSON_BYTE.closeObject:
        case JSON_BYTE.closeList:
          depth -= 1;
          if (depth < ITEMS_DEPTH && this.#items === 'here') {
            const last = this.#end(chunk.subarray(start, index));
            this.#items = 'over';
            start = index;
            if (!this.#isFirst || !isBlank(last)) yield parse(last);
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
    return undefined;
  }

  /** Whether a mark begins here, as far as it is there. */
  #isMarked(bytes: Buffer): boolean {
    if (!this.#marks) return false;
    const { mark } = this.#marks;
    const begin = bytes.subarray(0, mark.length);
    if (mark.subarray(0, begin.length).equals(begin)) return true;
    this.#marks = undefined;
    return false;
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

/** Undefined for an item that does not begin as all do. */
function marksOf(item: Buffer): MarkSearch | undefined {
  const at = item.subarray(0, LONGEST_MARK).indexOf(METADATA);
  if (at < 0) return undefined;
  const begin = item.toString('latin1', 0, at + METADATA.length);
  return new MarkSearch(Buffer.from(`,${begin}`, 'latin1'), item);
}

/** How many bytes at the end may be the beginning of a mark. */
function beginAtEnd(mark: Buffer, bytes: Buffer): number {
  const from = Math.max(0, bytes.length - mark.length + 1);
  for (
    let at = bytes.indexOf(JSON_BYTE.comma, from);
    at >= 0;
    at = bytes.indexOf(JSON_BYTE.comma, at + 1)
  ) {
    const length = bytes.length - at;
    if (bytes.compare(mark, 0, length, at) === 0) return length;
  }
  return 0;
}

function parsedOr<Parsed, Otherwise>(
  otherwise: Otherwise,
  item: Buffer,
  parse: (item: Buffer) => Parsed,
): Parsed | Otherwise {
  try {
    return parse(item);
  } catch {
    return otherwise;
  }
}

function endsObject(bytes: Buffer): boolean {
  let last = bytes.length - 1;
  while ((bytes[last] ?? SPACE + 1) <= SPACE) last -= 1;
  return bytes[last] === JSON_BYTE.closeObject;
}

function isBlank(bytes: Buffer): boolean {
  return bytes.toString('latin1').trim() === '';
}
