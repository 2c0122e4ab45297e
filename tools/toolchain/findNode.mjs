import { execFileSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { findOnPath } from './findOnPath.mjs';
import { isFitNode } from './isFitNode.mjs';

/**
 * @typedef {object} FoundNode
 * @property {string} program
 * @property {string} version without the leading v
 * @property {boolean} ours fetched by us into the clone
 */

/**
 * A fit Node that is already here: the one that runs us, the one that we have
 * fetched before, or another one on PATH, in this order. The first two cost no
 * process.
 *
 * @param {object} where
 * @param {NodeJS.ProcessEnv} where.env
 * @param {{ folder: string, program: string, version: string } | undefined} where.fetched
 * @returns {FoundNode | undefined}
 */
export function findNode({ env, fetched }) {
  const current = process.version.slice(1);
  if (isFitNode(current)) {
    return { program: process.execPath, version: current, ours: false };
  }
  if (fetched) {
    const program = join(fetched.folder, fetched.program);
    if (existsSync(program)) {
      return { program, version: fetched.version, ours: true };
    }
  }
  const seen = new Set([realpathSync(process.execPath)]);
  for (const candidate of findOnPath('node', env)) {
    const program = realpathSync(candidate);
    if (seen.has(program)) continue;
    seen.add(program);
    const version = versionOf(candidate, env);
    if (version !== undefined && isFitNode(version)) {
      return { program: candidate, version, ours: false };
    }
  }
  return undefined;
}

/** @param {FoundNode} node */
export function prefixOf(node) {
  return dirname(dirname(realpathSync(node.program)));
}

/**
 * @param {string} program
 * @param {NodeJS.ProcessEnv} env
 */
function versionOf(program, env) {
  try {
    const printed = execFileSync(program, ['--version'], {
      env,
      encoding: 'utf8',
      timeout: 5_000,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return printed.trim().replace(/^v/, '');
  } catch {
    // A broken node on PATH is none of ours.
    return undefined;
  }
}
