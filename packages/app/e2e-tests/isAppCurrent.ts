import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { APP, ROOT } from './paths.ts';

/** What the frontend is built of. */
const SOURCES = [
  'app-config.yaml',
  'yarn.lock',
  'packages/app/package.json',
  'packages/app/public',
  'packages/app/src',
  'plugins/rollouts/src',
  'plugins/rollouts-common/src',
];

/** Whether the frontend was built after the last change of its sources. */
export function isAppCurrent(): boolean {
  const built = changedAt(join(APP, 'dist/index.html'));
  return (
    built !== undefined &&
    SOURCES.flatMap(path => filesOf(join(ROOT, path))).every(
      file => (changedAt(file) ?? 0) < built,
    )
  );
}

function changedAt(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs;
}

function filesOf(path: string): string[] {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name));
}
