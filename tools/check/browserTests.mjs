import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const FOLDERS = [
  'packages/app/e2e-tests/embedded',
  'argo-cd/extension/browser-tests',
];

/**
 * The tests in a real browser: of the portal on the embedded fleet, and of the tab for Argo CD.
 *
 * @param {string} root
 * @returns {string[]} paths relative to the root
 */
export function browserTests(root) {
  return FOLDERS.filter(folder => existsSync(join(root, folder))).flatMap(
    folder =>
      readdirSync(join(root, folder))
        .filter(name => name.endsWith('.test.ts'))
        .sort()
        .map(name => `${folder}/${name}`),
  );
}
