/**
 * A number from 0 up to 1 that looks like chance and is always the same for the same text, so that a story goes the
 * same way each time it is told.
 */
export function seededLuck(seed: string): number {
  let hash = 2_166_136_261;
  for (const character of seed) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16_777_619);
  }
  // FNV alone hardly moves the upper bits when only the last character differs.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
