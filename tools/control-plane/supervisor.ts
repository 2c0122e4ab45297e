/**
 * A program, run on its own: starts and ends the children of one control plane.
 *
 * Its promise: when its standard input closes, for whatever reason, every child and the control
 * plane's folder are gone before it exits. So nothing outlives a parent that was killed.
 * It reads commands and writes reports, one JSON object a line; `ProcessSupervisor` is the other end.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import {
  parseSupervisorCommand,
  type SupervisorCommand,
  type SupervisorReport,
} from './supervisorProtocol.ts';

const folder = process.argv[2];
const children = new Map<string, ChildProcess>();
let ending = false;

// Ctrl-C reaches the whole terminal: only the closed input may end us, after the children.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {});
}
process.stdout.on('error', end);

const lines = createInterface({ input: process.stdin });
lines.on('line', line => obey(parseSupervisorCommand(line)));
lines.on('close', end);

function obey(command: SupervisorCommand) {
  if (ending) return;
  if (command.do === 'start') {
    start(command);
    return;
  }
  const child = children.get(command.id);
  if (command.signal === 'SIGKILL') killGroup(child);
  else child?.kill(command.signal);
  report({ event: 'signalled', id: command.id });
}

function start({
  id,
  command,
  args,
  env,
  cwd,
  log,
}: SupervisorCommand & { do: 'start' }) {
  const output = openSync(log, 'a');
  const child = spawn(command, args, {
    env: { ...process.env, ...env },
    ...(cwd !== undefined && { cwd }),
    stdio: ['ignore', output, output],
    // A process group of its own, so that what it starts itself, such as a plugin, is ended with it.
    detached: true,
  });
  closeSync(output);
  children.set(id, child);
  child.on('spawn', () =>
    report({ event: 'started', id, pid: child.pid ?? 0 }),
  );
  child.on('error', error => ended(id, error.message));
  child.on('exit', (code, signal) => {
    killGroup(child);
    ended(id, signal ?? `exit code ${code}`);
  });
}

function ended(id: string, reason: string) {
  if (!children.delete(id)) return;
  if (ending) finishWhenAlone();
  else report({ event: 'ended', id, reason });
}

function report(message: SupervisorReport) {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

function end() {
  if (ending) return;
  ending = true;
  // Nothing of theirs is kept, so there is nothing to shut down in order.
  for (const child of children.values()) killGroup(child);
  finishWhenAlone();
}

/** Ends a child and what it has started. */
function killGroup(child: ChildProcess | undefined) {
  if (child?.pid === undefined) return;
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // All of them are gone.
  }
}

function finishWhenAlone() {
  if (children.size > 0) return;
  if (folder) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit(0);
}
