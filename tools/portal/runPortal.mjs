import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Failure } from '../toolchain/Failure.mjs';
import { closingBlock } from './closingBlock.mjs';
import { configFiles } from './configFiles.mjs';
import { parseArguments } from './parseArguments.mjs';
import { runBackstage } from './runBackstage.mjs';
import { say } from './say.mjs';
import { startFleet } from './startFleet.mjs';
import { untilAnswering } from './untilAnswering.mjs';

/**
 * Runs the portal until it ends or is stopped; without `--config` on an
 * embedded fleet.
 *
 * Guarantees: when this settles, no process and no temporary folder is left.
 * The end of either takes the other along.
 *
 * @param {readonly string[]} args
 * @param {object} context
 * @param {string} context.root
 * @param {NodeJS.ProcessEnv} context.env
 * @param {import('../toolchain/listenForInterruption.mjs').Interruption} context.interruption
 * @returns {Promise<number>} the exit code
 */
export async function runPortal(args, { root, env, interruption }) {
  const { hasConfig, showsRequests, rest } = parseArguments(args);
  const folder = mkdtempSync(join(tmpdir(), 'rollouts-portal-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  process.on('exit', remove);

  /** Aborted when one of the two has ended. */
  const ended = new AbortController();
  const together = {
    stop: AbortSignal.any([interruption.stop, ended.signal]),
    kill: interruption.kill,
  };
  // At once, because whoever started us may lose patience before all has ended.
  together.stop.addEventListener('abort', remove);
  /** @type {Promise<unknown>[]} */
  const running = [];
  /**
   * @param {string} who
   * @param {Promise<import('../toolchain/runChild.mjs').ChildResult>} run
   */
  const watch = (who, run) => {
    running.push(
      run.then(
        result => ended.abort(endOf(who, result)),
        error => ended.abort(error),
      ),
    );
  };

  try {
    /** @type {string[]} */
    let clusters = [];
    /** @type {string[]} */
    const config = [];
    if (!hasConfig) {
      say('starting the embedded fleet');
      const fleet = startFleet({ root, env, folder, interruption: together });
      watch('The embedded fleet', fleet.run);
      const ready = await beforeTheEnd(fleet.ready, together.stop);
      clusters = ready.clusters;
      config.push(...configFiles(root), ready.config);
    }
    say('starting the portal, which takes some seconds');
    watch(
      'The portal',
      runBackstage({
        root,
        env,
        args: [...config.flatMap(file => ['--config', file]), ...rest],
        showsRequests,
        interruption: together,
      }),
    );
    const address = await untilAnswering({ env, stop: together.stop });
    process.stderr.write(closingBlock({ address, clusters }));
    await aborted(together.stop);
    throw together.stop.reason;
  } finally {
    // By an error of our own: they must not outlive us.
    ended.abort(new Failure('The start script has failed.'));
    await Promise.all(running);
    remove();
    process.off('exit', remove);
  }
}

/**
 * @param {string} who
 * @param {import('../toolchain/runChild.mjs').ChildResult} result
 */
function endOf(who, { code, signal }) {
  const how = signal === null ? `exit code ${code}` : signal;
  return new Failure(
    `${who} has ended by itself (${how}), so everything was stopped: see its last lines above, put it right and run the same command again.`,
  );
}

/**
 * @template T
 * @param {Promise<T>} work
 * @param {AbortSignal} stop
 * @returns {Promise<T>}
 */
function beforeTheEnd(work, stop) {
  return Promise.race([
    work,
    aborted(stop).then(() => {
      throw stop.reason;
    }),
  ]);
}

/** @param {AbortSignal} signal */
async function aborted(signal) {
  if (signal.aborted) return;
  await new Promise(resolve =>
    signal.addEventListener('abort', resolve, { once: true }),
  );
}
