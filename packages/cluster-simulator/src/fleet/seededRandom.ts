import { seededLuck } from '../controllers/metrics/seededLuck';

/** Evenly from 0 up to 1, the same numbers for the same seed. */
export function seededRandom(seed: string): () => number {
  let drawn = 0;
  return () => {
    drawn += 1;
    return seededLuck(`${seed}/${drawn}`);
  };
}
