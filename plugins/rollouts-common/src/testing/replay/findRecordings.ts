// Reads from disk: for tests and for replay, and not exported from the package.
/* eslint-disable no-restricted-imports */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
/* eslint-enable no-restricted-imports */

/** The recordings in a folder: itself, or those anywhere below it, by name; none where there is no folder. */
export function findRecordings(folder: string): string[] {
  if (!existsSync(folder)) return [];
  if (hasFile(folder, 'events.jsonl')) return [folder];
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(({ name }) => name)
    .sort()
    .flatMap(name => findRecordings(join(folder, name)));
}

/** Whether a recording has a file, be it compressed or not. */
export function hasFile(folder: string, file: string): boolean {
  return [file, `${file}.gz`].some(name => existsSync(join(folder, name)));
}
