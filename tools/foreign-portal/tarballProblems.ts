import { at, isRecord, textAt } from '@rollouts-portal/control-plane/json.ts';

import type { PackedFile } from './packedPackage.ts';

const MAX_KILOBYTES = 1024;

/**
 * What is wrong with a packed package: each a sentence. It must hold all that its package.json names, a README and a
 * licence, and nothing that only its developers need.
 */
export function tarballProblems(
  manifest: unknown,
  files: readonly PackedFile[],
): string[] {
  const paths = new Set(files.map(({ path }) => path));
  const wanted = [
    'package.json',
    'README.md',
    'LICENSE',
    ...entryPoints(at(manifest, 'exports')),
    ...[textAt(manifest, 'main'), textAt(manifest, 'types')],
    textAt(manifest, 'configSchema'),
  ]
    .filter(path => path !== undefined)
    .map(path => path.replace(/^\.\//, ''));
  const allowed = [
    'package.json',
    'README.md',
    'LICENSE',
    ...strings(at(manifest, 'files')),
  ];
  const kilobytes = files.reduce((sum, { bytes }) => sum + bytes, 0) / 1024;
  return [
    ...[...new Set(wanted)]
      .filter(path => !paths.has(path))
      .map(path => `${path} is missing`),
    ...[...paths]
      .filter(path => !isBelow(path, allowed) || isForDevelopers(path))
      .map(path => `${path} has no business there`),
    ...Object.entries(record(at(manifest, 'dependencies')))
      .filter(([, version]) => /^(workspace|link|file):/.test(String(version)))
      .map(([name, version]) => `${name} is wanted as ${String(version)}`),
    ...(textAt(manifest, 'backstage', 'role') ? [] : ['it has no role']),
    ...(textAt(manifest, 'license') ? [] : ['it has no licence']),
    ...(kilobytes > MAX_KILOBYTES
      ? [`it unpacks to ${Math.round(kilobytes)} KiB, over ${MAX_KILOBYTES}`]
      : []),
  ];
}

/** All files that `exports` names, whatever the condition. */
function entryPoints(exports: unknown): string[] {
  if (typeof exports === 'string') return [exports];
  // `backstage` says of what kind an entry is, and names no file.
  return Object.entries(record(exports))
    .filter(([condition]) => condition !== 'backstage')
    .flatMap(([, value]) => entryPoints(value));
}

function isBelow(path: string, allowed: readonly string[]): boolean {
  return allowed.some(
    entry => path === entry || path.startsWith(`${entry.replace(/\/$/, '')}/`),
  );
}

function isForDevelopers(path: string): boolean {
  return /(^|\/)(testing|testdata|__\w+__|setupTests|src)(\/|\.)|\.test\./.test(
    path,
  );
}

function strings(value: unknown): string[] {
  return Array.isArray(value)
    ? value.filter(entry => typeof entry === 'string')
    : [];
}

function record(value: unknown) {
  return isRecord(value) ? value : {};
}
