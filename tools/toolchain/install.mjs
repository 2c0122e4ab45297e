import fs, { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './Failure.mjs';
import { explainOutput } from './explainOutput.mjs';
import { findOnPath } from './findOnPath.mjs';
import { missingBuildTools } from './missingBuildTools.mjs';
import { registrySettings } from './registrySettings.mjs';
import { runChild } from './runChild.mjs';
import { say } from './say.mjs';
import { withProgress } from './withProgress.mjs';

/**
 * Installs exactly what yarn.lock says.
 *
 * @param {object} given
 * @param {string} given.reason
 * @param {string} given.node
 * @param {string} given.yarn
 * @param {string} given.root
 * @param {NodeJS.ProcessEnv} given.env
 * @param {import('./listenForInterruption.mjs').Interruption} given.interruption
 */
export async function install({ reason, node, yarn, root, env, interruption }) {
  const missing = missingBuildTools(env);
  if (missing !== undefined) throw new Failure(missing);

  const [npm] = findOnPath('npm', env);
  const settings = npm
    ? await registrySettings({ npm, node, yarn, root, env, interruption })
    : {};
  const freeBefore = freeBytes(root);
  if (!existsSync(join(root, 'node_modules'))) {
    say('the first install takes some minutes');
  }
  await withProgress(
    `installing packages (${reason})`,
    async () => {
      const result = await runChild(node, [yarn, 'install', '--immutable'], {
        interruption,
        cwd: root,
        env: { ...env, ...settings },
        capture: 'shown',
      });
      if (result.code !== 0) {
        throw new Failure(explainOutput(result.output, 'installing packages'));
      }
    },
    {
      ownLine: false,
      detail: () => {
        const used = (freeBefore - freeBytes(root)) / 1e6;
        return used > 1 ? `, about ${Math.round(used)} MB written` : '';
      },
    },
  );
}

/**
 * The difference of two is a cheap measure of progress; walking node_modules is
 * not.
 *
 * @param {string} folder
 */
function freeBytes(folder) {
  // Node 18.0 to 18.14 do not have it.
  if (typeof fs.statfsSync !== 'function') return 0;
  const { bavail, bsize } = fs.statfsSync(folder);
  return bavail * bsize;
}
