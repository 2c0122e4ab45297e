import type { ObjectKey } from './FactStore';
import type { Observed, ObservedChange } from './ObservedObjects';
import type { ObservedStore } from './ObservedStore';

/**
 * The part of a store that lies in one namespace. A list of that namespace says nothing of others, so it replaces this
 * part alone.
 */
export class ObservedObjectsIn<Facts> implements ObservedStore<Facts> {
  constructor(
    private readonly all: ObservedStore<Facts>,
    private readonly namespace: string,
  ) {}

  get(key: ObjectKey): Facts | undefined {
    return this.#isHere(key) ? this.all.get(key) : undefined;
  }

  get size(): number {
    let size = 0;
    for (const key of this.all.keys()) if (this.#isHere(key)) size += 1;
    return size;
  }

  *keys(): Iterable<ObjectKey> {
    for (const key of this.all.keys()) if (this.#isHere(key)) yield key;
  }

  *entries(): IterableIterator<[ObjectKey, Facts]> {
    for (const entry of this.all.entries()) {
      if (this.#isHere(entry[0])) yield entry;
    }
  }

  keep(observed: Observed<Facts>): Observed<Facts> {
    return this.all.keep(observed);
  }

  put(key: ObjectKey, next: Observed<Facts>): ObservedChange<Facts>[] {
    return this.#isHere(key) ? this.all.put(key, next) : [];
  }

  remove(key: ObjectKey): ObservedChange<Facts>[] {
    return this.#isHere(key) ? this.all.remove(key) : [];
  }

  replace(
    listed: ReadonlyMap<ObjectKey, Observed<Facts>>,
  ): ObservedChange<Facts>[] {
    const gone = [...this.all.keys()].flatMap(key =>
      this.#isHere(key) && !listed.has(key) ? this.all.remove(key) : [],
    );
    const known = [...listed].flatMap(([key, next]) => this.put(key, next));
    return [...gone, ...known];
  }

  #isHere(key: ObjectKey): boolean {
    // A namespace counts as being in itself.
    return key === this.namespace || key.startsWith(`${this.namespace}/`);
  }
}
