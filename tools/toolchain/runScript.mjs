import { constants } from 'node:os';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './Failure.mjs';
import { absoluteConfigPaths } from './absoluteConfigPaths.mjs';
import { portalAddress } from './portalAddress.mjs';
import { prepare } from './prepare.mjs';
import { runChild } from './runChild.mjs';
import { say } from './say.mjs';

/**
 * Prepares the clone, then runs one of the root's scripts; `yarn …` runs Yarn
 * itself instead, nothing at all only prepares. Returns the exit code.
 *
 * @param {readonly string[]} args the script's name and its arguments
 * @param {object} context
 * @param {string} context.root
 * @param {NodeJS.ProcessEnv} context.env
 * @param {import('./listenForInterruption.mjs').Interruption} context.interruption
 * @returns {Promise<number>}
 */
export async function runScript(args, { root, env, interruption }) {
  const [script] = args;
  const isYarn = script === 'yarn';
  if (script !== undefined && !isYarn) assertRunnable(script, root);
  // Before the minutes that an install may take.
  const address = script === 'portal' ? await portalAddress(env) : {};

  const toolchain = await prepare({
    root,
    env,
    interruption,
    withPackages: !isYarn,
  });
  if (script === undefined) {
    const whose = toolchain.node.ours ? 'fetched into' : 'found outside';
    say(
      `ready: Node ${toolchain.node.version} (${whose} this clone), Yarn and packages as pinned`,
    );
    return 0;
  }
  const yarnArgs = isYarn ? args.slice(1) : ['run', ...args];
  const { code, signal } = await runChild(
    toolchain.node.program,
    [
      toolchain.yarn,
      ...(script === 'portal' ? absoluteConfigPaths(yarnArgs, root) : yarnArgs),
    ],
    {
      interruption,
      cwd: root,
      env: { ...toolchain.env, ...address },
      // A script that starts others gives them 5 seconds itself.
      graceMs: 15_000,
      lastWordsMs: 1_000,
    },
  );
  return signal ? 128 + constants.signals[signal] : code ?? 1;
}

/**
 * @param {string} script
 * @param {string} root
 */
function assertRunnable(script, root) {
  /** @type {{ scripts?: Record<string, string> }} */
  const { scripts = {} } = JSON.parse(
    readFileSync(join(root, 'package.json'), 'utf8'),
  );
  const command = scripts[script];
  if (command === undefined) {
    throw new Failure(
      `There is no script "${script}" in package.json: choose one of ${Object.keys(
        scripts,
      ).join(', ')}.`,
    );
  }
  if (command.includes('tools/toolchain/main.mjs')) {
    throw new Failure(
      `The script "${script}" starts the toolchain itself: run it by npm run ${script}.`,
    );
  }
}
