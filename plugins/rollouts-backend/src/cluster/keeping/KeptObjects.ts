import type { RolloutState } from '@rollouts-portal/plugin-rollouts-common';

import type { ObjectKey } from '../FactStore';
import type { Observed, ObservedChange } from '../ObservedObjects';
import type { ObservedStore } from '../ObservedStore';
import type { RolloutMark } from '../RolloutKind';
import { Kept } from './Kept';

/**
 * All rollouts of one kind in one cluster. Most are at rest and seldom read, so they are kept packed, and unpacked anew
 * for whoever reads one. What all of them are looked through for is open.
 */
export class KeptObjects<Facts extends RolloutState['facts']>
  implements ObservedStore<Facts>
{
  #objects = new Map<ObjectKey, Kept<Facts>>();

  get(key: ObjectKey): Facts | undefined {
    return this.#objects.get(key)?.facts;
  }

  get size(): number {
    return this.#objects.size;
  }

  keys(): Iterable<ObjectKey> {
    return this.#objects.keys();
  }

  /** Without unpacking any. */
  marks(): Iterable<[ObjectKey, RolloutMark]> {
    return this.#objects.entries();
  }

  mark(key: ObjectKey): RolloutMark | undefined {
    return this.#objects.get(key);
  }

  *entries(): IterableIterator<[ObjectKey, Facts]> {
    for (const [key, kept] of this.#objects) yield [key, kept.unpacked()];
  }

  keep(observed: Observed<Facts>): Kept<Facts> {
    const kept = new Kept(observed);
    kept.close();
    return kept;
  }

  put(key: ObjectKey, observed: Observed<Facts>): ObservedChange<Facts>[] {
    const previous = this.#objects.get(key);
    if (previous && isSame(previous, observed)) return [];
    const next = observed instanceof Kept ? observed : opened(observed);
    previous?.leave();
    this.#objects.set(key, next);
    return changes(key, previous, next);
  }

  remove(key: ObjectKey): ObservedChange<Facts>[] {
    const previous = this.#objects.get(key);
    if (!previous) return [];
    this.#objects.delete(key);
    previous.leave();
    return [{ key, before: previous.unpacked() }];
  }

  replace(
    all: ReadonlyMap<ObjectKey, Observed<Facts>>,
  ): Iterable<ObservedChange<Facts>> {
    const before = this.#objects;
    const after = new Map<ObjectKey, Kept<Facts>>();
    const replaced: [ObjectKey, Kept<Facts> | undefined, Kept<Facts>][] = [];
    for (const [key, observed] of all) {
      const previous = before.get(key);
      if (previous && isSame(previous, observed)) {
        after.set(key, previous);
        continue;
      }
      const next = observed instanceof Kept ? observed : this.keep(observed);
      previous?.leave();
      after.set(key, next);
      replaced.push([key, previous, next]);
    }
    this.#objects = after;
    return differences(before, after, replaced);
  }
}

/** One by one: to unpack all at once would take a hundred times the room. */
function* differences<Facts extends RolloutState['facts']>(
  before: ReadonlyMap<ObjectKey, Kept<Facts>>,
  after: ReadonlyMap<ObjectKey, Kept<Facts>>,
  replaced: readonly [ObjectKey, Kept<Facts> | undefined, Kept<Facts>][],
): Iterable<ObservedChange<Facts>> {
  for (const [key, previous] of before) {
    if (after.has(key)) continue;
    previous.leave();
    yield { key, before: previous.unpacked() };
  }
  for (const [key, previous, next] of replaced) {
    yield* changes(key, previous, next);
  }
}

function changes<Facts extends RolloutState['facts']>(
  key: ObjectKey,
  previous: Kept<Facts> | undefined,
  next: Kept<Facts>,
): ObservedChange<Facts>[] {
  const after = next.facts;
  if (!previous) return [{ key, after }];
  const before = previous.unpacked();
  return previous.uid === next.uid
    ? [{ key, before, after }]
    : [
        { key, before },
        { key, after },
      ];
}

// Versions are opaque, so they are compared for being the same only.
function isSame(previous: Observed<unknown>, next: Observed<unknown>): boolean {
  return (
    previous.uid === next.uid &&
    previous.resourceVersion === next.resourceVersion
  );
}

/** As it comes by itself, and not in a list: it is likely to change again soon. */
function opened<Facts extends RolloutState['facts']>(
  observed: Observed<Facts>,
): Kept<Facts> {
  const kept = new Kept(observed);
  kept.keepOpen();
  return kept;
}
