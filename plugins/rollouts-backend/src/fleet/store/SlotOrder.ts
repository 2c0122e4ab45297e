import { lowestIndex } from './lowestIndex';
import { SlotBits } from './SlotBits';

/** Merging costs a walk over all slots, sorting many at once holds up the process. */
const GATHERED_AT_MOST = 1024;
const MOVED_ONE_BY_ONE = 8;
const MORE_ROOM = 256;

/** Slots in an order that is kept, so that a page costs no sorting. Changes are gathered and merged when it is read. */
export class SlotOrder {
  /** The slots in order, and room for some more. */
  #room = new Uint32Array(0);
  #length = 0;
  #highest = 0;
  readonly #dropped = new Set<number>();
  readonly #added = new Set<number>();

  constructor(private readonly compare: (a: number, b: number) => number) {}

  /** Before what it is sorted by changes. */
  drop(slot: number): void {
    if (!this.#added.delete(slot)) this.#dropped.add(slot);
  }

  /** After what it is sorted by has changed. */
  put(slot: number): void {
    this.#added.add(slot);
    this.#highest = Math.max(this.#highest, slot);
    if (this.#added.size >= GATHERED_AT_MOST) this.slots();
  }

  /** As of now; to be read at once, as it changes with the next call. */
  slots(): Uint32Array {
    if (this.#dropped.size + this.#added.size <= MOVED_ONE_BY_ONE) {
      this.#dropped.forEach(slot => this.#remove(slot));
      this.#added.forEach(slot => this.#insert(slot));
    } else {
      this.#mergeAll();
    }
    this.#dropped.clear();
    this.#added.clear();
    return this.#sorted;
  }

  get #sorted(): Uint32Array {
    return this.#room.subarray(0, this.#length);
  }

  #remove(slot: number): void {
    const at = this.#sorted.indexOf(slot);
    this.#room.copyWithin(at, at + 1, this.#length);
    this.#length -= 1;
  }

  #insert(slot: number): void {
    if (this.#length === this.#room.length) {
      const larger = new Uint32Array(this.#length + MORE_ROOM);
      larger.set(this.#room);
      this.#room = larger;
    }
    const at = lowestIndex(
      0,
      this.#length,
      index => this.compare(this.#room[index] ?? 0, slot) > 0,
    );
    this.#room.copyWithin(at + 1, at, this.#length);
    this.#room[at] = slot;
    this.#length += 1;
  }

  #mergeAll(): void {
    this.#room = merged(
      this.#withoutDropped(),
      [...this.#added].sort(this.compare),
      this.compare,
    );
    this.#length = this.#room.length;
  }

  #withoutDropped(): Uint32Array {
    if (this.#dropped.size === 0) return this.#sorted;
    // Every slot is looked at, so a bit each and not the set itself.
    const gone = new SlotBits(this.#highest + 1);
    this.#dropped.forEach(slot => gone.add(slot));
    return this.#sorted.filter(slot => !gone.has(slot));
  }
}

/** Both are sorted. What comes between two of the few is copied as a whole. */
function merged(
  many: Uint32Array,
  few: readonly number[],
  compare: (a: number, b: number) => number,
): Uint32Array {
  const all = new Uint32Array(many.length + few.length);
  let from = 0;
  few.forEach((slot, before) => {
    const to = lowestIndex(
      from,
      many.length,
      index => compare(many[index] ?? 0, slot) > 0,
    );
    all.set(many.subarray(from, to), from + before);
    all[to + before] = slot;
    from = to;
  });
  all.set(many.subarray(from), from + few.length);
  return all;
}
