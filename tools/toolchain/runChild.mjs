import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { Stopped } from './listenForInterruption.mjs';

const WINDOWS = process.platform === 'win32';
const TAIL = 64 * 1024;

/**
 * @typedef {object} ChildResult
 * @property {number | null} code
 * @property {NodeJS.Signals | null} signal
 * @property {string} output the last 64 KiB of both streams; empty unless asked for
 */

/**
 * Runs a program and everything it starts as one process group.
 *
 * Guarantees: when this settles, no process of the group is left, whether the
 * program ended by itself or was stopped. Rejects with the interruption's
 * reason when stopped, with the system's error when it cannot be started.
 * A process that leaves the group on purpose (setsid) is out of reach.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {object} options
 * @param {import('./listenForInterruption.mjs').Interruption} options.interruption
 * @param {string} [options.cwd]
 * @param {NodeJS.ProcessEnv} [options.env]
 * @param {'none' | 'silent' | 'shown'} [options.capture] whether output is kept, and shown as well
 * @param {(text: string) => void} [options.onOutput] hears both streams as they come; needs a capture
 * @param {boolean} [options.hasLifeline] its stdin is a pipe that closes when this process is gone
 * @param {number} [options.graceMs] time to end in peace before being killed
 * @param {number} [options.lastWordsMs] at the second interruption, for a program that runs groups of its own, which are out of our reach: it is signalled once more and has this time to kill them
 * @returns {Promise<ChildResult>}
 */
export async function runChild(
  program,
  args,
  {
    interruption,
    cwd,
    env,
    capture = 'none',
    onOutput,
    hasLifeline = false,
    graceMs = 10_000,
    lastWordsMs = 0,
  },
) {
  const { stop, kill } = interruption;
  stop.throwIfAborted();
  const output = capture === 'none' ? 'inherit' : 'pipe';
  const input = capture === 'silent' ? 'ignore' : 'inherit';
  const child = spawn(program, args, {
    cwd,
    env,
    detached: !WINDOWS,
    shell: WINDOWS && program.endsWith('.cmd'),
    stdio: [hasLifeline ? 'pipe' : input, output, output],
  });

  // Whoever reads nothing of it and ends must not take us along.
  child.stdin?.on('error', () => {});

  let tail = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', chunk => {
      tail = (tail + chunk).slice(-TAIL);
      onOutput?.(chunk);
      if (capture === 'shown') process.stderr.write(chunk);
    });
  }

  /** @param {NodeJS.Signals} signal */
  const signalTree = signal => child.pid && signalGroup(child.pid, signal);
  /** @type {NodeJS.Timeout | undefined} */
  let patience;
  const onStop = () => {
    signalTree(stop.reason instanceof Stopped ? stop.reason.signal : 'SIGTERM');
    patience = setTimeout(() => signalTree('SIGKILL'), graceMs);
  };
  const onKill = () => {
    clearTimeout(patience);
    if (lastWordsMs === 0) {
      signalTree('SIGKILL');
      return;
    }
    signalTree(stop.reason instanceof Stopped ? stop.reason.signal : 'SIGTERM');
    patience = setTimeout(() => signalTree('SIGKILL'), lastWordsMs);
  };
  // The last resort: we are leaving by an error of our own.
  const onExit = () => signalTree('SIGKILL');
  stop.addEventListener('abort', onStop);
  kill.addEventListener('abort', onKill);
  process.on('exit', onExit);
  try {
    const closed = new Promise(resolve => child.once('close', resolve));
    /** @type {Omit<ChildResult, 'output'>} */
    const end = await new Promise((resolve, reject) => {
      child.once('error', reject);
      child.once('exit', (code, signal) => resolve({ code, signal }));
    });
    if (child.pid)
      await endGroup(child.pid, stop.aborted, { graceMs, lastWordsMs }, kill);
    await closed;
    stop.throwIfAborted();
    return { ...end, output: tail };
  } finally {
    clearTimeout(patience);
    stop.removeEventListener('abort', onStop);
    kill.removeEventListener('abort', onKill);
    process.off('exit', onExit);
  }
}

/**
 * The leader is gone; what it has left behind goes too.
 *
 * @param {number} group
 * @param {boolean} signalled
 * @param {{ graceMs: number, lastWordsMs: number }} times
 * @param {AbortSignal} kill
 */
async function endGroup(group, signalled, { graceMs, lastWordsMs }, kill) {
  if (WINDOWS || !groupLives(group)) return;
  if (!signalled) signalGroup(group, 'SIGTERM');
  let patience = Date.now() + graceMs;
  while (groupLives(group)) {
    if (kill.aborted) {
      patience = Math.min(patience, Date.now() + lastWordsMs);
    }
    if (Date.now() > patience) {
      signalGroup(group, 'SIGKILL');
      return;
    }
    await delay(50);
  }
}

/**
 * @param {number} group
 * @param {NodeJS.Signals} signal
 */
function signalGroup(group, signal) {
  if (WINDOWS) {
    spawnSync('taskkill', ['/pid', String(group), '/T', '/F']);
    return;
  }
  try {
    process.kill(-group, signal);
  } catch {
    // Nobody left to hear it.
  }
}

/** @param {number} group */
function groupLives(group) {
  try {
    process.kill(-group, 0);
  } catch {
    return false;
  }
  if (process.platform !== 'linux') return true;
  // In a container whose first process does not reap, the dead stay listed and
  // can still be signalled; waiting for them would take for ever.
  try {
    return readdirSync('/proc').some(
      pid => /^\d+$/.test(pid) && isLiveMember(pid, group),
    );
  } catch {
    return true;
  }
}

/**
 * @param {string} pid
 * @param {number} group
 */
function isLiveMember(pid, group) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // After the name, which may hold spaces and brackets: state, parent, group.
    const [state, , itsGroup] = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ');
    return Number(itsGroup) === group && state !== 'Z' && state !== 'X';
  } catch {
    return false;
  }
}
