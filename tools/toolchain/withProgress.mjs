import { performance } from 'node:perf_hooks';
import { say } from './say.mjs';

/**
 * Runs `work` and shows that it is alive: one line that counts up on a
 * terminal, a new line now and then in a log.
 *
 * @template T
 * @param {string} label
 * @param {() => Promise<T>} work
 * @param {object} [options]
 * @param {() => string} [options.detail] appended to the elapsed time
 * @param {boolean} [options.ownLine] false when the work prints too: then no line is rewritten
 * @returns {Promise<T>}
 */
export async function withProgress(
  label,
  work,
  { detail = () => '', ownLine = true } = {},
) {
  const began = performance.now();
  const rewrite = ownLine && process.stderr.isTTY === true;
  const state = () =>
    `${label}: ${Math.round((performance.now() - began) / 1000)} s${detail()}`;
  say(`${label} …`);
  const timer = setInterval(
    () => {
      // \x1b[1A\x1b[K: back onto the line that `say` has just ended.
      if (rewrite) process.stderr.write('\x1b[1A\x1b[K');
      say(state());
    },
    rewrite ? 1_000 : 15_000,
  );
  try {
    const result = await work();
    if (rewrite) process.stderr.write('\x1b[1A\x1b[K');
    say(`${state()}, done`);
    return result;
  } finally {
    clearInterval(timer);
  }
}
