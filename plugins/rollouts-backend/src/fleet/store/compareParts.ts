/** Of two keys. Not by locale: a cursor must mean the same on every replica. */
export function compareParts(a: string | number, b: string | number): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
