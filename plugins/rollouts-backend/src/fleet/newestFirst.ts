/** A version and when it was seen to come, in milliseconds. */
type SeenVersion = { version: string; at: number };

const NUMBERED = /^v?(\d+(?:\.\d+)*)(-[0-9A-Za-z.-]+)?$/;

/**
 * The versions of one service, the newest first: by their numbers where all have some, otherwise by when they came.
 * Each once.
 */
export function newestFirst(seen: readonly SeenVersion[]): string[] {
  const lastSeen = new Map<string, number>();
  for (const { version, at } of seen) {
    lastSeen.set(version, Math.max(at, lastSeen.get(version) ?? 0));
  }
  const versions = [...lastSeen.keys()];
  return versions.every(version => NUMBERED.test(version))
    ? versions.sort((a, b) => compareNumbered(b, a))
    : versions.sort((a, b) => (lastSeen.get(b) ?? 0) - (lastSeen.get(a) ?? 0));
}

function compareNumbered(a: string, b: string): number {
  const [, numbers = '', preRelease = ''] = NUMBERED.exec(a) ?? [];
  const [, others = '', otherPreRelease = ''] = NUMBERED.exec(b) ?? [];
  const [left, right] = [numbers.split('.'), others.split('.')];
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const difference = Number(left[i] ?? 0) - Number(right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  // What precedes a release is older than it.
  if (preRelease === '' || otherPreRelease === '') {
    return otherPreRelease.length - preRelease.length;
  }
  return preRelease.localeCompare(otherPreRelease, 'en-US', { numeric: true });
}
