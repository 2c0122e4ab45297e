import { deepFreeze } from './deepFreeze';
import type { ObjectKey } from './FactStore';
import type { ObservedStore } from './ObservedStore';

/** One object as it was last seen. */
export type Observed<Facts> = {
  uid: string;
  resourceVersion: string;
  facts: Facts;
};

/** `before` without `after`: it is gone. Another uid under the same key is told as gone, then new. */
export type ObservedChange<Facts> = {
  key: ObjectKey;
  before?: Facts;
  after?: Facts;
};

/** The objects of one reflector; says of each state what it changed. */
export class ObservedObjects<Facts> implements ObservedStore<Facts> {
  #objects = new Map<ObjectKey, Observed<Facts>>();

  get(key: ObjectKey): Facts | undefined {
    return this.#objects.get(key)?.facts;
  }

  get size(): number {
    return this.#objects.size;
  }

  keys(): Iterable<ObjectKey> {
    return this.#objects.keys();
  }

  *entries(): IterableIterator<[ObjectKey, Facts]> {
    for (const [key, { facts }] of this.#objects) yield [key, facts];
  }

  keep(observed: Observed<Facts>): Observed<Facts> {
    return observed;
  }

  put(key: ObjectKey, next: Observed<Facts>): ObservedChange<Facts>[] {
    const previous = this.#objects.get(key);
    if (previous && isSame(previous, next)) return [];
    this.#objects.set(key, deepFreeze(next));
    return changes(key, previous, next);
  }

  remove(key: ObjectKey): ObservedChange<Facts>[] {
    const previous = this.#objects.get(key);
    if (!previous) return [];
    this.#objects.delete(key);
    return [{ key, before: previous.facts }];
  }

  /** All that is not in `all` is gone, also what was deleted while nobody watched. */
  replace(
    all: ReadonlyMap<ObjectKey, Observed<Facts>>,
  ): ObservedChange<Facts>[] {
    const before = this.#objects;
    const after = new Map<ObjectKey, Observed<Facts>>();
    const changed: ObservedChange<Facts>[] = [];
    for (const [key, previous] of before) {
      if (!all.has(key)) changed.push({ key, before: previous.facts });
    }
    for (const [key, next] of all) {
      const previous = before.get(key);
      // The same state stays the same value, so that readers can compare by identity.
      if (previous && isSame(previous, next)) after.set(key, previous);
      else {
        after.set(key, deepFreeze(next));
        changed.push(...changes(key, previous, next));
      }
    }
    this.#objects = after;
    return changed;
  }
}

// Versions are opaque, so they are compared for being the same only.
function isSame(a: Observed<unknown>, b: Observed<unknown>): boolean {
  return a.uid === b.uid && a.resourceVersion === b.resourceVersion;
}

function changes<Facts>(
  key: ObjectKey,
  previous: Observed<Facts> | undefined,
  next: Observed<Facts>,
): ObservedChange<Facts>[] {
  if (!previous) return [{ key, after: next.facts }];
  if (previous.uid !== next.uid) {
    return [
      { key, before: previous.facts },
      { key, after: next.facts },
    ];
  }
  return [{ key, before: previous.facts, after: next.facts }];
}
