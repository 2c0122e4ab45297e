/** Each of them in random order, then each of them again in another, for ever; the same ones for the same seed. */
export function* randomOrder<T>(
  choices: readonly T[],
  seed: number,
): Generator<T, never, undefined> {
  const random = randomNumbers(seed);
  for (;;) {
    const left = [...choices];
    while (left.length > 0) {
      yield* left.splice(Math.floor(random() * left.length), 1);
    }
  }
}

/** Numbers from 0 to below 1, by mulberry32. */
export function randomNumbers(seed: number): () => number {
  let state = Math.floor(seed);
  /* eslint-disable no-bitwise -- that is how it is defined */
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /* eslint-enable no-bitwise */
}
