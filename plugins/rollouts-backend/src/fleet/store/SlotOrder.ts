import { lowestIndex } from './lowestIndex';
import { SlotBits } from './SlotBits';

/** Merging costs a walk over all slots, sorting many at once holds up the process. */
const GATHERED_AT_MOST = 1024;

/** Slots in an order that is kept, so that a page costs no sorting. Changes are gathered and merged when it is read. */
export class SlotOrder {
  #sorted = new Uint32Array(0);
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

  slots(): Uint32Array {
    if (this.#dropped.size > 0) {
      // Every slot is looked at, so a bit each and not the set itself.
      const gone = new SlotBits(this.#highest + 1);
      this.#dropped.forEach(slot => gone.add(slot));
      this.#sorted = this.#sorted.filter(slot => !gone.has(slot));
      this.#dropped.clear();
    }
    if (this.#added.size > 0) {
      this.#sorted = merged(
        this.#sorted,
        [...this.#added].sort(this.compare),
        this.compare,
      );
      this.#added.clear();
    }
    return this.#sorted;
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
