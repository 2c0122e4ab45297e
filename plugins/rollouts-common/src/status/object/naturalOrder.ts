/**
 * Orders texts as people count: `run-2` before `run-10`. Not localeCompare: the order must not depend on where this
 * runs.
 */
export function naturalOrder(a: string, b: string): number {
  const partsOfA = a.match(PARTS) ?? [];
  const partsOfB = b.match(PARTS) ?? [];
  for (const [index, partOfA] of partsOfA.entries()) {
    const partOfB = partsOfB[index];
    if (partOfB === undefined) return 1;
    if (partOfA !== partOfB) return partOrder(partOfA, partOfB);
  }
  return partsOfA.length - partsOfB.length;
}

const PARTS = /\d+|\D+/g;

function partOrder(a: string, b: string): number {
  const difference = Number(a) - Number(b);
  if (difference < 0 || difference > 0) return difference;
  return a < b ? -1 : 1;
}
