// Reads from disk: for tests and for replay, and not exported from the package.
/* eslint-disable no-restricted-imports */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
/* eslint-enable no-restricted-imports */

/** The text of one file of a recording, be it compressed, as ours are, or fresh; empty when there is none. */
export function readLines(folder: string, file: string): string {
  const path = join(folder, file);
  if (existsSync(path)) return readFileSync(path, 'utf8');
  return existsSync(`${path}.gz`)
    ? gunzipSync(readFileSync(`${path}.gz`)).toString('utf8')
    : '';
}
