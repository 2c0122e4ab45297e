import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { runChild } from '../toolchain/runChild.mjs';
import { countOf } from './countOf.mjs';

/** @typedef {import('./countOf.mjs').Count & { name: string, seconds: number, remedy?: string }} PartResult */

/**
 * Runs every part whatever the earlier ones said, so that one run tells all.
 * The parts' output goes where ours goes.
 *
 * @param {readonly import('./parts.mjs').Part[]} parts
 * @param {object} options
 * @param {string} options.root
 * @param {NodeJS.ProcessEnv} options.env
 * @param {import('../toolchain/listenForInterruption.mjs').Interruption} options.interruption
 * @returns {Promise<PartResult[]>}
 */
export async function runParts(parts, { root, env, interruption }) {
  const folder = mkdtempSync(join(tmpdir(), 'check-'));
  const report = join(folder, 'report');
  /** @type {PartResult[]} */
  const results = [];
  try {
    for (const part of parts) {
      console.log(`\n=== ${part.name}`);
      if (part.skip) {
        const { count, remedy } = part.skip;
        console.log(`skipped: ${remedy}`);
        results.push({ ...partResult(part, 0), skipped: count, remedy });
        continue;
      }
      rmSync(report, { force: true });
      const began = performance.now();
      const succeeded = await run(
        part.command.map(word => word.replace('{report}', report)),
        { cwd: root, env: { ...env, ...part.env }, interruption },
      );
      results.push({
        ...partResult(part, (performance.now() - began) / 1000),
        ...countOf(part.counts, succeeded, textOf(report)),
      });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return results;
}

/**
 * @param {import('./parts.mjs').Part} part
 * @param {number} seconds
 * @returns {PartResult}
 */
function partResult({ name }, seconds) {
  return { name, passed: 0, failed: 0, skipped: 0, seconds };
}

/**
 * @param {readonly string[]} command
 * @param {Parameters<typeof runChild>[2]} options
 */
async function run([program = '', ...args], options) {
  try {
    return (await runChild(program, args, options)).code === 0;
  } catch (error) {
    options.interruption.stop.throwIfAborted();
    const { code, message } = /** @type {NodeJS.ErrnoException} */ (error);
    console.log(
      code === 'ENOENT'
        ? `${program} is not on PATH: run this by npm test, which puts it there.`
        : `${program} could not be started: ${message}`,
    );
    return false;
  }
}

/** @param {string} path */
function textOf(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
