import type { SlotBits } from './SlotBits';

/** One property of all rows of which nearly every row has its own value; it is looked through. */
export class PlainColumn {
  readonly #texts: (string | undefined)[] = [];

  put(slot: number, text: string | undefined): void {
    this.#texts[slot] = text;
  }

  at(slot: number): string | undefined {
    return this.#texts[slot];
  }

  /** Adds the rows whose value is such. */
  addRowsWhere(isSuch: (text: string) => boolean, rows: SlotBits): void {
    const end = Math.min(rows.end, this.#texts.length);
    for (let slot = rows.from; slot < end; slot += 1) {
      const text = this.#texts[slot];
      if (text !== undefined && isSuch(text)) rows.add(slot);
    }
  }
}
