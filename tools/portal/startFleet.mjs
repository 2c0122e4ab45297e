import { join } from 'node:path';
import { runChild } from '../toolchain/runChild.mjs';
import { linesOf } from './linesOf.mjs';

/**
 * @typedef {object} ReadyFleet
 * @property {string} config the configuration file that it has written
 * @property {string[]} clusters their names
 */

/**
 * Starts the embedded fleet, which says by one line of JSON that it is ready.
 * Its other lines are shown.
 *
 * @param {object} given
 * @param {string} given.root
 * @param {NodeJS.ProcessEnv} given.env
 * @param {string} given.folder where it may write
 * @param {import('../toolchain/listenForInterruption.mjs').Interruption} given.interruption
 */
export function startFleet({ root, env, folder, interruption }) {
  /** @type {(fleet: ReadyFleet) => void} */
  let isReady = () => {};
  /** @type {Promise<ReadyFleet>} never settles when the fleet ends before */
  const ready = new Promise(resolve => {
    isReady = resolve;
  });
  const hear = linesOf(line => {
    const fleet = readyFleet(line);
    if (fleet) isReady(fleet);
    else process.stderr.write(`${line}\n`);
  });
  const run = runChild(
    process.execPath,
    [
      join(root, 'packages/cluster-simulator/bin/embedded-fleet.mjs'),
      '--dir',
      folder,
    ],
    {
      interruption,
      cwd: root,
      env,
      capture: 'silent',
      onOutput: hear,
      hasLifeline: true,
      // Less than whoever started us gives us.
      graceMs: 5_000,
    },
  );
  return { ready, run };
}

/**
 * @param {string} line
 * @returns {ReadyFleet | undefined}
 */
function readyFleet(line) {
  if (!line.startsWith('{')) return undefined;
  try {
    const { ready, config, clusters } = JSON.parse(line);
    if (ready !== true || typeof config !== 'string') return undefined;
    return {
      config,
      clusters: Array.isArray(clusters) ? clusters.map(nameOf) : [],
    };
  } catch {
    return undefined;
  }
}

/** @param {unknown} cluster its name, or an object that has one */
function nameOf(cluster) {
  return typeof cluster === 'object' && cluster !== null && 'name' in cluster
    ? String(cluster.name)
    : String(cluster);
}
