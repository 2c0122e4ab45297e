import { chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Failure } from './Failure.mjs';
import { InstallStamp } from './InstallStamp.mjs';
import { fetchPackage } from './fetchPackage.mjs';
import { findNode } from './findNode.mjs';
import { install } from './install.mjs';
import { installState } from './installState.mjs';
import { packages } from './packages.mjs';
import { runChild } from './runChild.mjs';
import { say } from './say.mjs';
import { toolEnvironment } from './toolEnvironment.mjs';
import { withLock } from './withLock.mjs';

/**
 * @typedef {object} Toolchain
 * @property {import('./findNode.mjs').FoundNode} node
 * @property {string} yarn Yarn's program, to be run by `node`
 * @property {NodeJS.ProcessEnv} env
 */

/**
 * Makes the clone ready: Node, Yarn and, if wanted, the packages. Looks first;
 * when all is there it starts no process and takes no lock.
 *
 * @param {object} given
 * @param {string} given.root
 * @param {NodeJS.ProcessEnv} given.env
 * @param {import('./listenForInterruption.mjs').Interruption} given.interruption
 * @param {boolean} given.withPackages
 * @returns {Promise<Toolchain>}
 */
export async function prepare({ root, env, interruption, withPackages }) {
  const home = join(root, '.toolchain');
  const pinnedNode = packages.nodeByPlatform[platform()];
  const fetchedNode = pinnedNode && {
    folder: join(home, `node-${pinnedNode.version}`),
    program: pinnedNode.program,
    version: pinnedNode.version,
  };
  const yarnFolder = join(home, `yarn-${packages.yarn.version}`);
  const yarn = join(yarnFolder, 'bin', 'yarn.js');
  const stamp = new InstallStamp({ root, home });

  const look = () => {
    const node = findNode({ env, fetched: fetchedNode });
    if (!node || !existsSync(yarn)) return { node, dueBecause: undefined };
    if (!withPackages) return { node, dueBecause: undefined, ready: true };
    const state = stateWith(node);
    const dueBecause = stamp.reasonToInstall(state);
    return { node, dueBecause, ready: dueBecause === undefined };
  };
  const stateWith = (/** @type {import('./findNode.mjs').FoundNode} */ node) =>
    installState({
      root,
      nodeVersion: node.version,
      yarnVersion: packages.yarn.version,
    });
  const toolchainWith = (
    /** @type {import('./findNode.mjs').FoundNode} */ node,
  ) => ({ node, yarn, env: toolEnvironment({ env, node, yarnProgram: yarn }) });

  const atFirst = look();
  if (atFirst.node && atFirst.ready) return toolchainWith(atFirst.node);

  mkdirSync(home, { recursive: true });
  // Ignored by git whatever the root's .gitignore says.
  writeFileSync(join(home, '.gitignore'), '*\n');

  return withLock(join(home, 'lock'), interruption.stop, async () => {
    // Again, because the one we waited for may have done it all.
    let { node } = look();
    if (!node) {
      if (!pinnedNode || !fetchedNode) throw new Failure(noNodeFor(platform()));
      say(
        `Node ${process.versions.node} does not fit, and no other on PATH does (22.19 or later, or 24 before 24.19)`,
      );
      await fetchPackage(pinnedNode, {
        folder: fetchedNode.folder,
        root,
        env,
        interruption,
        finish: async folder => {
          const run = await runChild(
            join(folder, pinnedNode.program),
            ['--version'],
            { interruption, env, capture: 'silent' },
          ).catch(error => {
            if (error instanceof Failure) throw error;
            return { code: 1, output: error.message };
          });
          if (run.code !== 0) {
            throw new Failure(
              `Node ${
                pinnedNode.version
              } from the npm registry does not run on this system (${
                run.output.trim().split('\n')[0]
              }): install Node 24.18 or 22.19 and later yourself, put it on PATH and run the same command again.`,
            );
          }
        },
      });
      node = { ...fetchedNode, ours: true };
      node.program = join(fetchedNode.folder, fetchedNode.program);
    }
    if (!existsSync(yarn)) {
      await fetchPackage(packages.yarn, {
        folder: yarnFolder,
        root,
        env,
        interruption,
        // npm would do so when it installs; scripts may call plain `yarn`.
        finish: async folder => chmodSync(join(folder, 'bin', 'yarn'), 0o755),
      });
    }
    const toolchain = toolchainWith(node);
    if (!withPackages) return toolchain;
    const state = stateWith(node);
    const reason = stamp.reasonToInstall(state);
    if (reason !== undefined) {
      stamp.forget();
      await install({
        reason,
        node: node.program,
        yarn,
        root,
        env: toolchain.env,
        interruption,
      });
      stamp.remember(state);
    }
    return toolchain;
  });
}

function platform() {
  const libc =
    process.platform === 'linux' && !usesGlibc() ? ' without glibc' : '';
  return `${process.platform}-${process.arch}${libc}`;
}

function usesGlibc() {
  // The registry's Node is linked against glibc; Alpine has musl.
  return !existsSync('/etc/alpine-release');
}

/** @param {string} name */
function noNodeFor(name) {
  return `There is no Node for ${name} in the npm registry that we could fetch: install Node 22 (22.19 or later) or 24 (before 24.19) yourself, put it on PATH and run the same command again.`;
}
