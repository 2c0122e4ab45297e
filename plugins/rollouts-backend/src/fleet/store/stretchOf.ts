import type { SlotBits } from './SlotBits';

export type Stretch = {
  slots: number[];
  /** How many matching rows stand before it. */
  before: number;
  /** The last row before the stretch that precedes this one; absent where that is the first. */
  beforePrevious: number | undefined;
};

/**
 * The first matching rows from an index of the order on. Where nothing is left there, the last ones: what stood there
 * is gone, and they are the nearest.
 */
export function stretchOf(
  order: Uint32Array,
  matching: SlotBits,
  { from, limit }: { from: number; limit: number },
): Stretch {
  const slots: number[] = [];
  for (
    let at = matching.indexIn(order, from);
    at < order.length && slots.length < limit;
    at = matching.indexIn(order, at + 1)
  ) {
    slots.push(order[at] ?? 0);
  }
  const isPastEnd = slots.length === 0;
  let begin = from;
  while (isPastEnd && begin > 0 && slots.length < limit) {
    begin -= 1;
    const slot = order[begin] ?? 0;
    if (matching.has(slot)) slots.unshift(slot);
  }
  let before = 0;
  let beforePrevious: number | undefined;
  for (let i = begin - 1; i >= 0; i -= 1) {
    const slot = order[i] ?? 0;
    if (matching.has(slot)) {
      if (before === limit) beforePrevious = slot;
      before += 1;
    }
  }
  return { slots, before, beforePrevious };
}
