import type { SlotBits } from './SlotBits';
import { SlotSet } from './SlotSet';

type Value = {
  text: string;
  /** Without regard to case, for the search; the same string where there is no difference. */
  folded: string;
  rows: number;
  slots?: SlotSet;
};

const NONE = 0;

/**
 * One property of all rows, each value kept once. Rows with several values at once have them as one text, a line each.
 *
 * With an index the slots of each value are known; without, they are looked for, which costs less room where nearly
 * every row has a value of its own.
 */
export class Column {
  readonly #values: (Value | undefined)[] = [undefined];
  readonly #ids = new Map<string, number>();
  readonly #freed: number[] = [];
  #idOf = new Uint32Array(0);

  constructor(private readonly isIndexed: boolean) {}

  grow(capacity: number): void {
    const idOf = new Uint32Array(capacity);
    idOf.set(this.#idOf);
    this.#idOf = idOf;
  }

  put(slot: number, text: string | undefined): void {
    const before = this.#idOf[slot] ?? NONE;
    if (this.#values[before]?.text === text) return;
    this.#release(slot, before);
    this.#idOf[slot] = text === undefined ? NONE : this.#take(slot, text);
  }

  at(slot: number): string | undefined {
    return this.#values[this.#idOf[slot] ?? NONE]?.text;
  }

  /** Each value that some row has. */
  texts(): Iterable<string> {
    return this.#ids.keys();
  }

  /** Adds the rows that have this very value. */
  addRowsOf(text: string, rows: SlotBits): void {
    const id = this.#ids.get(text);
    if (id === undefined) return;
    const slots = this.#values[id]?.slots;
    if (slots) slots.addTo(rows);
    else this.#look(each => each === id, rows);
  }

  /** Adds the rows whose value is such. Asks once for each value, however many rows have it. */
  addRowsWhere(
    isSuch: (text: string, folded: string) => boolean,
    rows: SlotBits,
  ): void {
    const wanted = new Uint8Array(this.#values.length);
    let isAnyWanted = false;
    this.#values.forEach((value, id) => {
      if (!value || !isSuch(value.text, value.folded)) return;
      if (value.slots) {
        value.slots.addTo(rows);
      } else {
        wanted[id] = 1;
        isAnyWanted = true;
      }
    });
    if (isAnyWanted) this.#look(id => wanted[id] === 1, rows);
  }

  /** Whether any of these rows has the value. */
  isIn(text: string, rows: SlotBits): boolean {
    const slots = this.#values[this.#ids.get(text) ?? NONE]?.slots;
    return slots?.intersects(rows) ?? false;
  }

  /** How many of these rows have each value; only values that one of them has. */
  count(rows: SlotBits): Map<string, number> {
    const counts = new Uint32Array(this.#values.length);
    const idOf = this.#idOf;
    rows.forEach(slot => {
      const id = idOf[slot] ?? NONE;
      counts[id] = (counts[id] ?? 0) + 1;
    });
    const counted = new Map<string, number>();
    this.#values.forEach((value, id) => {
      const count = counts[id] ?? 0;
      if (value && count > 0) counted.set(value.text, count);
    });
    return counted;
  }

  #look(isWanted: (id: number) => boolean, rows: SlotBits): void {
    const idOf = this.#idOf;
    for (let slot = 0; slot < idOf.length; slot += 1) {
      const id = idOf[slot] ?? NONE;
      if (id !== NONE && isWanted(id)) rows.add(slot);
    }
  }

  #take(slot: number, text: string): number {
    const id = this.#ids.get(text) ?? this.#intern(text);
    const value = this.#values[id];
    if (value) {
      value.rows += 1;
      value.slots?.add(slot, this.#idOf.length);
    }
    return id;
  }

  #intern(text: string): number {
    const folded = text.toLocaleLowerCase('en-US');
    const id = this.#freed.pop() ?? this.#values.length;
    this.#ids.set(text, id);
    this.#values[id] = {
      text,
      folded: folded === text ? text : folded,
      rows: 0,
      ...(this.isIndexed && { slots: new SlotSet() }),
    };
    return id;
  }

  #release(slot: number, id: number): void {
    const value = this.#values[id];
    if (!value) return;
    value.rows -= 1;
    value.slots?.delete(slot);
    if (value.rows > 0) return;
    this.#values[id] = undefined;
    this.#ids.delete(value.text);
    this.#freed.push(id);
  }
}
