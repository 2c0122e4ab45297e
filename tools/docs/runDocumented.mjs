import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { ROOT } from './markdownFiles.mjs';

/**
 * Runs a command as a reader would, in a shell at the root of the clone, until
 * Ctrl-C.
 *
 * @param {string} command
 * @param {NodeJS.ProcessEnv} [env] beside our own
 */
export function runDocumented(command, env = {}) {
  // A group of its own, which Ctrl-C in a terminal would reach as a whole.
  const child = spawn('sh', ['-c', command], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const ended = once(child, 'close');
  let out = '';
  /** @type {Set<() => void>} */
  const looks = new Set();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', data => {
      out += data;
      for (const look of looks) look();
    });
  }
  return {
    /**
     * Resolves with the match as soon as it says so; rejects when it ends
     * before, or when the signal aborts.
     *
     * @param {RegExp} pattern
     * @param {AbortSignal} signal
     * @returns {Promise<RegExpExecArray>}
     */
    says: (pattern, signal) =>
      new Promise((resolve, reject) => {
        const silent = () =>
          reject(new Error(`it does not say ${pattern}:\n${out}`));
        signal.addEventListener('abort', silent, { once: true });
        const look = () => {
          const match = pattern.exec(out);
          if (!match) return;
          looks.delete(look);
          resolve(match);
        };
        looks.add(look);
        look();
        void ended.then(silent);
      }),
    /** Presses Ctrl-C; resolves when it has ended. Harmless when it has. */
    async stop() {
      if (child.pid !== undefined && child.exitCode === null) {
        try {
          process.kill(-child.pid, 'SIGINT');
        } catch {
          // It has just ended by itself.
        }
      }
      await ended;
    },
  };
}
