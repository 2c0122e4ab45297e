import { lowestIndex } from './lowestIndex';
import { SlotBits } from './SlotBits';

const LISTED_AT_LEAST = 64;

/** The slots that have one value: listed in order while they are few, else a bit each, whichever takes less room. */
export class SlotSet {
  #listed: number[] = [];
  #bits: SlotBits | undefined;

  /** @param capacity - above any slot that there is */
  add(slot: number, capacity: number): void {
    if (this.#bits) {
      if (slot >= this.#bits.words.length * 32) {
        this.#bits = new SlotBits(capacity).or(this.#bits);
      }
      this.#bits.add(slot);
      return;
    }
    const listed = this.#listed;
    const at = firstNotBelow(listed, slot);
    if (listed[at] === slot) return;
    // Rows of one cluster come one after the other, so it is mostly the last.
    if (at === listed.length) listed.push(slot);
    else listed.splice(at, 0, slot);
    // A number in the list takes 64 bits.
    if (listed.length > Math.max(LISTED_AT_LEAST, capacity / 64)) {
      const bits = new SlotBits(capacity);
      listed.forEach(each => bits.add(each));
      this.#bits = bits;
      this.#listed = [];
    }
  }

  delete(slot: number): void {
    if (this.#bits) {
      this.#bits.delete(slot);
      return;
    }
    const at = firstNotBelow(this.#listed, slot);
    if (this.#listed[at] === slot) this.#listed.splice(at, 1);
  }

  addTo(bits: SlotBits): void {
    if (this.#bits) bits.or(this.#bits);
    else this.#addListedTo(bits);
  }

  #addListedTo(bits: SlotBits): void {
    const listed = this.#listed;
    for (
      let at = firstNotBelow(listed, bits.from);
      at < listed.length;
      at += 1
    ) {
      const slot = listed[at] ?? bits.end;
      if (slot >= bits.end) return;
      bits.add(slot);
    }
  }
}

function firstNotBelow(listed: readonly number[], slot: number): number {
  return lowestIndex(0, listed.length, index => (listed[index] ?? 0) >= slot);
}
