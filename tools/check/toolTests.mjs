import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Beside `tools`, where the extension for Argo CD is packed, and what `npm run soak` compares and judges by. */
const FOLDERS = [
  'tools',
  'argo-cd/extension/build',
  'packages/app/e2e-tests/convergence',
  'packages/app/e2e-tests/soak',
];

/**
 * The tests of our tools, those apart that need the real control plane, which
 * is built with Go.
 *
 * @param {string} root
 * @returns {{ plain: string[], needGo: string[] }} paths relative to the root
 */
export function toolTests(root) {
  const tests = FOLDERS.filter(folder => existsSync(join(root, folder)))
    .flatMap(folder => filesBelow(root, folder))
    .filter(path => /\.test\.(mjs|ts)$/.test(path));
  /** @param {string} path */
  const needsGo = path =>
    path.endsWith('.e2e.test.ts') || path.startsWith('tools/control-plane/');
  return {
    plain: tests.filter(path => !needsGo(path)),
    needGo: tests.filter(needsGo),
  };
}

/**
 * @param {string} root
 * @param {string} folder
 * @returns {string[]}
 */
function filesBelow(root, folder) {
  return readdirSync(join(root, folder), { withFileTypes: true })
    .filter(({ name }) => name !== 'node_modules')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const path = `${folder}/${entry.name}`;
      return entry.isDirectory() ? filesBelow(root, path) : [path];
    });
}
