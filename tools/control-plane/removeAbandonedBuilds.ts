import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A build takes minutes; what is this old was left by one that was killed. */
const ABANDONED_AFTER_MS = 24 * 60 * 60 * 1000;

export const PARTIAL = '.partial-';

/** Removes what killed builds left in the cache. */
export async function removeAbandonedBuilds(
  cache: string,
  now: number,
): Promise<void> {
  for (const entry of await readdir(cache)) {
    if (!entry.includes(PARTIAL)) continue;
    const path = join(cache, entry);
    // Its own builder may remove it at the same moment.
    const age = await stat(path).then(
      ({ mtimeMs }) => now - mtimeMs,
      () => 0,
    );
    if (age > ABANDONED_AFTER_MS)
      await rm(path, { recursive: true, force: true });
  }
}
