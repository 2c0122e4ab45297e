import type { SlotBits } from './SlotBits';

export type Stretch = {
  slots: number[];
  /** How many matching rows stand before it. */
  before: number;
  /** The last row before the stretch that precedes this one; absent where that is the first. */
  beforePrevious: number | undefined;
};

/**
 * The first matching rows from an index of the order on, which may be read backwards. Where nothing is left there, the
 * last ones: what stood there is gone, and they are the nearest.
 */
export function stretchOf(
  order: Uint32Array,
  matching: SlotBits,
  {
    from,
    limit,
    isReversed,
  }: { from: number; limit: number; isReversed: boolean },
): Stretch {
  const step = isReversed ? -1 : 1;
  const isWithin = (index: number) => index >= 0 && index < order.length;
  const matchingFrom = (index: number) =>
    isReversed
      ? matching.lastIndexIn(order, index)
      : matching.indexIn(order, index);
  const slots: number[] = [];
  for (
    let at = matchingFrom(from);
    isWithin(at) && slots.length < limit;
    at = matchingFrom(at + step)
  ) {
    slots.push(order[at] ?? 0);
  }
  const isPastEnd = slots.length === 0;
  let begin = from;
  while (isPastEnd && isWithin(begin - step) && slots.length < limit) {
    begin -= step;
    const slot = order[begin] ?? 0;
    if (matching.has(slot)) slots.unshift(slot);
  }
  let before = 0;
  let beforePrevious: number | undefined;
  for (let i = begin - step; isWithin(i); i -= step) {
    const slot = order[i] ?? 0;
    if (matching.has(slot)) {
      if (before === limit) beforePrevious = slot;
      before += 1;
    }
  }
  return { slots, before, beforePrevious };
}
