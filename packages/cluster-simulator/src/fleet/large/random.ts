/** Numbers in [0, 1) that follow from the seed (mulberry32). */
export function random(seed: number): () => number {
  let state = seed;
  /* eslint-disable no-bitwise -- the algorithm is made of them */
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  /* eslint-enable no-bitwise */
}
