import { lowestIndex } from './store/lowestIndex';

/** As sorting all and taking the first so many; those that come after are not sorted. */
export function foremost<T>(
  all: Iterable<T>,
  most: number,
  compare: (a: T, b: T) => number,
): T[] {
  const found: T[] = [];
  const isBefore = (each: T, other: T | undefined) =>
    other === undefined || compare(each, other) < 0;
  for (const each of all) {
    if (found.length === most && !isBefore(each, found.at(-1))) continue;
    const at = lowestIndex(0, found.length, index =>
      isBefore(each, found[index]),
    );
    found.splice(at, 0, each);
    if (found.length > most) found.pop();
  }
  return found;
}
