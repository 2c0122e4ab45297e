import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = 'packages/app/e2e-tests/embedded';

/**
 * The tests in a real browser, of the portal on the embedded fleet.
 *
 * @param {string} root
 * @returns {string[]} paths relative to the root
 */
export function browserTests(root) {
  if (!existsSync(join(root, FOLDER))) return [];
  return readdirSync(join(root, FOLDER))
    .filter(name => name.endsWith('.test.ts'))
    .sort()
    .map(name => `${FOLDER}/${name}`);
}
