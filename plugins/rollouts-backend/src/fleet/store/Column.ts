import { BLOCK_SLOTS } from './FleetBlock';
import type { SlotBits } from './SlotBits';
import { SlotSet } from './SlotSet';
import { TextNumbers } from './TextNumbers';
import { ValueNumbers } from './ValueNumbers';

const NONE = 0;

/**
 * One property of all rows, each value kept once. Rows with several values at once have them as one text, a line each.
 *
 * With an index the slots of each value are known; without, they are looked for, which costs less room where nearly
 * every row has a value of its own.
 */
export class Column {
  // Of each value, by its number.
  readonly #texts: (string | undefined)[] = [undefined];
  readonly #rows: number[] = [0];
  readonly #slots: (SlotSet | undefined)[] = [];
  /** Without regard to case, for the search, where that is another text. */
  readonly #folded = new Map<number, string>();
  readonly #numbers = new TextNumbers(number => this.#texts[number]);
  readonly #freed: number[] = [];
  /** Of each slot. */
  readonly #numberOf = new ValueNumbers();
  readonly #blockVersions: number[] = [];
  #capacity = 0;
  #last = NONE;

  constructor(private readonly isIndexed: boolean) {}

  grow(capacity: number): void {
    this.#capacity = capacity;
    this.#numberOf.grow(capacity);
  }

  put(slot: number, text: string | undefined): void {
    const before = this.#numberOf.at(slot);
    if (this.#texts[before] === text) return;
    const block = Math.floor(slot / BLOCK_SLOTS);
    this.#blockVersions[block] = this.blockVersion(block) + 1;
    this.#release(slot, before);
    this.#numberOf.put(
      slot,
      text === undefined ? NONE : this.#take(slot, text),
    );
  }

  at(slot: number): string | undefined {
    return this.#texts[this.#numberOf.at(slot)];
  }

  /** Another after each change of a value of the block. */
  blockVersion(index: number): number {
    return this.#blockVersions[index] ?? 0;
  }

  /** Each value that some row has. */
  *texts(): Iterable<string> {
    for (const text of this.#texts) if (text !== undefined) yield text;
  }

  /** Adds the rows that have this very value. */
  addRowsOf(text: string, rows: SlotBits): void {
    const number = this.#numbers.get(text);
    if (number === undefined) return;
    const slots = this.#slots[number];
    if (slots) slots.addTo(rows);
    else this.#look(each => each === number, rows);
  }

  /** Adds the rows whose value is such. Asks once for each value, however many rows have it. */
  addRowsWhere(
    isSuch: (text: string, folded: string) => boolean,
    rows: SlotBits,
  ): void {
    if (!this.isIndexed) {
      this.#look(
        remembered(number => this.#isSuch(number, isSuch)),
        rows,
      );
      return;
    }
    for (let number = 1; number < this.#texts.length; number += 1) {
      if (this.#isSuch(number, isSuch)) this.#slots[number]?.addTo(rows);
    }
  }

  /** How many of these rows have each value; only values that one of them has. */
  count(rows: SlotBits): Map<string, number> {
    const counts = new Map<number, number>();
    const numberOf = this.#numberOf.all;
    rows.forEach(slot => {
      const number = numberOf[slot] ?? NONE;
      if (number !== NONE) counts.set(number, (counts.get(number) ?? 0) + 1);
    });
    const counted = new Map<string, number>();
    for (const [number, count] of counts) {
      counted.set(this.#texts[number] ?? '', count);
    }
    return counted;
  }

  #isSuch(
    number: number,
    isSuch: (text: string, folded: string) => boolean,
  ): boolean {
    const text = this.#texts[number];
    if (text === undefined) return false;
    return isSuch(text, this.#folded.get(number) ?? text);
  }

  #look(isWanted: (number: number) => boolean, rows: SlotBits): void {
    const numberOf = this.#numberOf.all;
    const end = Math.min(rows.end, numberOf.length);
    for (let slot = rows.from; slot < end; slot += 1) {
      const number = numberOf[slot] ?? NONE;
      if (number !== NONE && isWanted(number)) rows.add(slot);
    }
  }

  #take(slot: number, text: string): number {
    // Rows come by cluster, so it is mostly what the row before has.
    const isLast = this.#texts[this.#last] === text;
    const number = isLast
      ? this.#last
      : this.#numbers.get(text) ?? this.#intern(text);
    this.#last = number;
    this.#rows[number] = (this.#rows[number] ?? 0) + 1;
    this.#slots[number]?.add(slot, this.#capacity);
    return number;
  }

  #intern(text: string): number {
    const number = this.#freed.pop() ?? this.#texts.length;
    this.#texts[number] = text;
    this.#rows[number] = 0;
    this.#numbers.add(number);
    const folded = text.toLocaleLowerCase('en-US');
    if (folded !== text) this.#folded.set(number, folded);
    if (this.isIndexed) this.#slots[number] = new SlotSet();
    return number;
  }

  #release(slot: number, number: number): void {
    const text = this.#texts[number];
    if (text === undefined) return;
    const rows = (this.#rows[number] ?? 0) - 1;
    this.#rows[number] = rows;
    this.#slots[number]?.delete(slot);
    if (rows > 0) return;
    this.#numbers.delete(text);
    this.#folded.delete(number);
    this.#texts[number] = undefined;
    this.#slots[number] = undefined;
    this.#freed.push(number);
  }
}

function remembered(
  ask: (number: number) => boolean,
): (number: number) => boolean {
  const asked = new Map<number, boolean>();
  return number => {
    const known = asked.get(number) ?? ask(number);
    asked.set(number, known);
    return known;
  };
}
