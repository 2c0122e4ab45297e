import { join } from 'node:path';
import { runChild } from '../toolchain/runChild.mjs';
import { linesOf } from './linesOf.mjs';

/**
 * Runs frontend and backend as Backstage does in development, and shows what
 * they log.
 *
 * @param {object} given
 * @param {string} given.root
 * @param {NodeJS.ProcessEnv} given.env
 * @param {readonly string[]} given.args
 * @param {boolean} given.showsRequests
 * @param {import('../toolchain/listenForInterruption.mjs').Interruption} given.interruption
 */
export function runBackstage({ root, env, args, showsRequests, interruption }) {
  return runChild(
    process.execPath,
    [
      join(root, 'node_modules/@backstage/cli/bin/backstage-cli'),
      ...['repo', 'start', ...args],
    ],
    {
      interruption,
      cwd: root,
      // The page would open before the backend answers, and in CI as well.
      env: { BROWSER: 'none', ...env, FORCE_COLOR: colour(env) },
      capture: 'silent',
      onOutput: linesOf(line => {
        // Backstage's backend mourns the process that started it, at length.
        if (interruption.stop.aborted) return;
        // Several in a second for each open page: they would bury the rest.
        if (!showsRequests && /incomingRequest/.test(line)) return;
        process.stdout.write(`${line}\n`);
      }),
      hasLifeline: true,
      // Its database is in memory unless configured, and then transactional.
      graceMs: 2_000,
    },
  );
}

/** @param {NodeJS.ProcessEnv} env */
function colour(env) {
  // It writes to a pipe now, which is no reason to be colourless.
  return env.FORCE_COLOR ?? (process.stdout.isTTY ? '1' : '0');
}
