import { constants } from 'node:os';
import { Failure } from './Failure.mjs';

/**
 * @typedef {object} Interruption
 * @property {AbortSignal} stop aborted by the first signal; its reason is a Stopped
 * @property {AbortSignal} kill aborted by the second: no more patience
 */

/** The work was ended by a signal; the exit code says by which. */
export class Stopped extends Failure {
  /** @param {'SIGINT' | 'SIGTERM' | 'SIGHUP'} signal */
  constructor(signal) {
    super(`stopped by ${signal}`, 128 + constants.signals[signal]);
    this.signal = signal;
  }
}

/**
 * Turns Ctrl-C, kill and a closed terminal into one abort signal that all work
 * is given, so that nothing is left behind.
 *
 * @returns {Interruption}
 */
export function listenForInterruption() {
  const stop = new AbortController();
  const kill = new AbortController();
  /** @param {'SIGINT' | 'SIGTERM' | 'SIGHUP'} signal */
  const interrupt = signal =>
    (stop.signal.aborted ? kill : stop).abort(new Stopped(signal));

  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => interrupt(signal));
  }

  // `kill` of an npm ends npm and its shell but reaches nobody below them: npm
  // signals the shell, and the shell does not pass it on. What we can see is
  // that our parent changes.
  if (process.env.npm_lifecycle_event !== undefined) {
    const parent = process.ppid;
    const watch = setInterval(() => {
      if (process.ppid === parent) return;
      clearInterval(watch);
      if (!stop.signal.aborted) interrupt('SIGTERM');
    }, 500);
    watch.unref();
  }
  return { stop: stop.signal, kill: kill.signal };
}
