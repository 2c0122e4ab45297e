import type { RolloutState } from '@rollouts-portal/plugin-rollouts-common';

import type { ObjectKey } from '../FactStore';
import type { Observed, ObservedChange } from '../ObservedObjects';
import type { ObservedStore } from '../ObservedStore';
import type { RolloutMark } from '../RolloutKind';
import { Packer } from './Packer';

/** An object as it is kept: what it is found by, and the rest packed. */
class Kept implements RolloutMark {
  constructor(
    readonly uid: string,
    readonly namespace: string,
    readonly name: string,
    readonly labels: RolloutMark['labels'],
    readonly annotations: RolloutMark['annotations'],
    readonly packed: string,
  ) {}
}

// What rollouts have in common, they have in common over all clusters.
const packer = new Packer();
const NOTHING: RolloutMark['labels'] = Object.freeze({});

/**
 * All rollouts of one kind in one cluster. Most are at rest and seldom read, so they are kept packed, and unpacked anew
 * for whoever reads one. What all of them are looked through for is open.
 */
export class KeptObjects<Facts extends RolloutState['facts']>
  implements ObservedStore<Facts>
{
  #objects = new Map<ObjectKey, Kept>();

  get(key: ObjectKey): Facts | undefined {
    const kept = this.#objects.get(key);
    return kept && this.#unpack(kept);
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
    for (const [key, kept] of this.#objects) yield [key, this.#unpack(kept)];
  }

  put(key: ObjectKey, next: Observed<Facts>): ObservedChange<Facts>[] {
    const previous = this.#objects.get(key);
    if (previous && this.#isSame(previous, next)) return [];
    this.#objects.set(previous ? key : flat(key), keep(next));
    return this.#changes(key, previous, next);
  }

  remove(key: ObjectKey): ObservedChange<Facts>[] {
    const previous = this.#objects.get(key);
    if (!previous) return [];
    this.#objects.delete(key);
    return [{ key, before: this.#unpack(previous) }];
  }

  replace(all: Map<ObjectKey, Observed<Facts>>): ObservedChange<Facts>[] {
    const before = this.#objects;
    const after = new Map<ObjectKey, Kept>();
    const changed: ObservedChange<Facts>[] = [];
    for (const [key, previous] of before) {
      if (!all.has(key)) changed.push({ key, before: this.#unpack(previous) });
    }
    for (const [key, next] of all) {
      const previous = before.get(key);
      if (previous && this.#isSame(previous, next)) {
        after.set(key, previous);
      } else {
        after.set(flat(key), keep(next));
        changed.push(...this.#changes(key, previous, next));
      }
    }
    this.#objects = after;
    return changed;
  }

  #changes(
    key: ObjectKey,
    previous: Kept | undefined,
    { uid, facts: after }: Observed<Facts>,
  ): ObservedChange<Facts>[] {
    if (!previous) return [{ key, after }];
    const before = this.#unpack(previous);
    return previous.uid === uid
      ? [{ key, before, after }]
      : [
          { key, before },
          { key, after },
        ];
  }

  // Versions are opaque, so they are compared for being the same only.
  #isSame(previous: Kept, { uid, resourceVersion }: Observed<Facts>): boolean {
    return (
      previous.uid === uid &&
      this.#unpack(previous).resourceVersion === resourceVersion
    );
  }

  // What was packed as facts is facts again.
  #unpack(kept: Kept): Facts;
  #unpack({ packed, ...mark }: Kept): unknown {
    return Object.freeze({
      ...mark,
      ...Object(packer.unpack(packed, mark.name)),
    });
  }
}

function keep({ facts }: Observed<RolloutState['facts']>): Kept {
  const { uid, namespace, name, labels, annotations, ...rest } = facts;
  return new Kept(
    uid,
    packer.shared(namespace),
    name,
    sharing(labels, name),
    sharing(annotations, name),
    packer.pack(rest, name),
  );
}

/** Texts that others have, too, are not kept anew; most have their own name among their labels. */
function sharing(
  texts: Readonly<Record<string, string>>,
  name: string,
): RolloutMark['labels'] {
  const entries = Object.entries(texts);
  if (entries.length === 0) return NOTHING;
  return Object.freeze(
    Object.fromEntries(
      entries.map(([key, text]) => [
        key,
        text === name ? name : packer.shared(text),
      ]),
    ),
  );
}

/** In one piece: a text that was put together keeps its pieces beside it. */
function flat(key: ObjectKey): ObjectKey {
  return key.split('/').join('/');
}
