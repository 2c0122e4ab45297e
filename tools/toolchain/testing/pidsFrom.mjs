import { existsSync, readFileSync, watch } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/**
 * The numbers that processes write to a file, as one line, once all of them are
 * there.
 *
 * @param {string} path
 * @returns {Promise<number[]>}
 */
export async function pidsFrom(path) {
  const folder = watch(dirname(path));
  try {
    for (;;) {
      const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
      if (text.endsWith('\n')) return text.trim().split(/\s+/).map(Number);
      await Promise.race([
        new Promise(resolve => folder.once('change', resolve)),
        // A change between the look and the watch is not told.
        delay(100),
      ]);
    }
  } finally {
    folder.close();
  }
}
