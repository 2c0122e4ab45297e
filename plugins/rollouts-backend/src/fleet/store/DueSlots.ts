/**
 * Slots by the instant at which each is due, of which the earliest is known at once. A slot has one instant or none;
 * to give it another costs little, however many there are, and those without one cost nothing.
 */
export class DueSlots {
  /** A binary heap: what is at n is due no later than what is at 2n + 1 and 2n + 2. */
  readonly #slots: number[] = [];
  readonly #instants: number[] = [];
  /** Where in the heap a slot is. */
  readonly #places = new Map<number, number>();

  get size(): number {
    return this.#slots.length;
  }

  /** The slot that is due first. */
  first(): { slot: number; at: number } | undefined {
    const [slot] = this.#slots;
    const [at] = this.#instants;
    return slot === undefined || at === undefined ? undefined : { slot, at };
  }

  /** @param at - absent: never */
  put(slot: number, at: number | undefined): void {
    if (at === undefined) {
      this.#drop(slot);
      return;
    }
    const place = this.#places.get(slot) ?? this.#slots.length;
    this.#set(place, slot, at);
    this.#settle(place);
  }

  #drop(slot: number): void {
    const place = this.#places.get(slot);
    if (place === undefined) return;
    this.#places.delete(slot);
    const [lastSlot, lastAt] = [this.#slots.pop(), this.#instants.pop()];
    if (lastSlot === undefined || lastAt === undefined || lastSlot === slot) {
      return;
    }
    this.#set(place, lastSlot, lastAt);
    this.#settle(place);
  }

  /** Moves what is in this place to where it belongs; all others are. */
  #settle(place: number): void {
    const slot = this.#slots[place] ?? 0;
    const at = this.#at(place);
    let free = place;
    for (;;) {
      const parent = (free - 1) >> 1;
      if (free === 0 || this.#at(parent) <= at) break;
      this.#move(parent, free);
      free = parent;
    }
    for (;;) {
      const child = this.#earlierChild(free);
      if (this.#at(child) >= at) break;
      this.#move(child, free);
      free = child;
    }
    this.#set(free, slot, at);
  }

  #earlierChild(place: number): number {
    const left = 2 * place + 1;
    return this.#at(left + 1) < this.#at(left) ? left + 1 : left;
  }

  #move(from: number, to: number): void {
    this.#set(to, this.#slots[from] ?? 0, this.#at(from));
  }

  #set(place: number, slot: number, at: number): void {
    this.#slots[place] = slot;
    this.#instants[place] = at;
    this.#places.set(slot, place);
  }

  /** Never, where there is nothing. */
  #at(place: number): number {
    return this.#instants[place] ?? Infinity;
  }
}
