/** The first index from which on it holds, where it holds for all that follow; `end` where it holds for none. */
export function lowestIndex(
  begin: number,
  end: number,
  holds: (index: number) => boolean,
): number {
  let low = begin;
  let high = end;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
