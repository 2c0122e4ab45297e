import { readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { say } from './say.mjs';

/** Nobody takes this long between creating a lock and writing a line to it. */
const UNWRITTEN_MS = 5_000;

/**
 * Runs `work` while no other process does under the same lock file; waits for
 * the other. A lock whose owner is dead is taken over.
 *
 * @template T
 * @param {string} path
 * @param {AbortSignal} stop
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(path, stop, work) {
  let told = false;
  while (!take(path)) {
    const owner = ownerOf(path);
    if (isGone(owner)) {
      takeAway(path);
      continue;
    }
    if (!told) {
      told = true;
      say(
        `waiting for process ${owner.pid}, which prepares this clone too (if there is none, remove ${path})`,
      );
    }
    await delay(200, undefined, { signal: stop }).catch(() =>
      stop.throwIfAborted(),
    );
  }
  const release = () => rmSync(path, { force: true });
  process.on('exit', release);
  try {
    return await work();
  } finally {
    process.off('exit', release);
    release();
  }
}

/** @typedef {{ pid: number | undefined, began: string, writtenMsAgo: number }} Owner */

/** @param {string} path */
function take(path) {
  try {
    writeFileSync(path, `${process.pid} ${beginOf(process.pid)}\n`, {
      flag: 'wx',
    });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') {
      return false;
    }
    throw error;
  }
}

/**
 * Removes a dead owner's lock. Of two that see it dead at once, the slower must
 * not remove the quicker one's new lock: hence a lock around looking again.
 *
 * @param {string} path
 */
function takeAway(path) {
  const guard = `${path}.recovery`;
  if (!take(guard)) {
    // Held for a moment only, unless its owner was killed in that moment.
    if (isGone(ownerOf(guard))) rmSync(guard, { force: true });
    return;
  }
  try {
    if (isGone(ownerOf(path))) rmSync(path, { force: true });
  } finally {
    rmSync(guard, { force: true });
  }
}

/**
 * @param {string} path
 * @returns {Owner}
 */
function ownerOf(path) {
  try {
    const match = /^(\d+) (\S*)\n/.exec(readFileSync(path, 'utf8'));
    return {
      pid: match ? Number(match[1]) : undefined,
      began: match?.[2] ?? '',
      writtenMsAgo: Date.now() - statSync(path).mtimeMs,
    };
  } catch {
    // Released while we looked.
    return { pid: undefined, began: '', writtenMsAgo: 0 };
  }
}

/** @param {Owner} owner */
function isGone({ pid, began, writtenMsAgo }) {
  if (pid === undefined) return writtenMsAgo > UNWRITTEN_MS;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: alive, and somebody else's.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH';
  }
  // After a reboot the number may belong to another process.
  return began !== '' && began !== beginOf(pid);
}

/**
 * When a process began, where the system tells without starting another one.
 *
 * @param {number} pid
 */
function beginOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
