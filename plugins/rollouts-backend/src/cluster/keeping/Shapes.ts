import { presentKeys } from './presentKeys';

type Step = {
  number?: number;
  readonly next: Map<string, Step>;
  /** Where it went on last, which is mostly where it goes on again: to compare a key takes less than to look it up. */
  lastKey?: string;
  last?: Step;
};

const SHAPES_MOST = 4_096;

/** The keys of objects, in order, each such list with a number. Bounded: what comes when it is full has no number. */
export class Shapes {
  readonly #keys: (readonly string[])[] = [];
  readonly #first: Step = { next: new Map() };

  constructor(private readonly most = SHAPES_MOST) {}

  /** Of an object with these keys and values; a key whose value is undefined is not there. */
  numberOf(
    keys: readonly string[],
    values: readonly unknown[],
  ): number | undefined {
    let step = this.#first;
    for (let index = 0; index < keys.length; index += 1) {
      const key = keys[index];
      if (key === undefined || values[index] === undefined) continue;
      const next = step.lastKey === key ? step.last : step.next.get(key);
      if (!next) return this.#add(keys, values);
      step.lastKey = key;
      step.last = next;
      step = next;
    }
    return step.number ?? this.#add(keys, values);
  }

  keys(number: number): readonly string[] {
    const keys = this.#keys[number];
    if (!keys) throw new RangeError(`no shape ${number}`);
    return keys;
  }

  #add(all: readonly string[], values: readonly unknown[]): number | undefined {
    const number = this.#keys.length;
    if (number >= this.most) return undefined;
    const keys = presentKeys(all, values);
    let step = this.#first;
    for (const key of keys) {
      const next: Step = step.next.get(key) ?? { next: new Map() };
      step.next.set(key, next);
      step = next;
    }
    step.number = number;
    this.#keys.push(keys);
    return number;
  }
}
