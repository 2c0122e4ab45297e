/**
 * The shortest beginning of a list that still fails, looked for by halves: as good as a few tries can find.
 *
 * @param fails - of a list that is known to fail as a whole
 */
export async function shortestFailing<T>(
  list: readonly T[],
  fails: (beginning: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let passes = 0;
  let failing = list.length;
  while (failing - passes > 1) {
    const middle = Math.ceil((passes + failing) / 2);
    if (await fails(list.slice(0, middle))) failing = middle;
    else passes = middle;
  }
  return list.slice(0, failing);
}
