import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import {
  parseSupervisorReport,
  type SupervisorCommand,
  type SupervisorReport,
} from './supervisorProtocol.ts';

export type ProcessSpecification = {
  command: string;
  args: string[];
  env?: Record<string, string>;
  /** File that takes its output, appended. */
  log: string;
};

export interface SupervisedProcess {
  readonly pid: number;
  /** Resolves with the reason when the process is gone; never rejects. */
  readonly ended: Promise<string>;
  signal(signal: NodeJS.Signals): void;
}

/**
 * Children that cannot outlive us.
 *
 * Guarantees: after `stop()`, or after this process dies in any way, every child is dead and
 * `folder` is removed.
 */
export class ProcessSupervisor {
  readonly #program: ChildProcessByStdio<Writable, Readable, null>;
  readonly #gone: Promise<unknown>;
  readonly #waiting = new Map<
    string,
    PromiseWithResolvers<SupervisedProcess>
  >();
  readonly #running = new Map<
    string,
    { pid: number; ended: PromiseWithResolvers<string> }
  >();
  #nextId = 1;

  constructor(folder: string) {
    this.#program = spawn(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        join(import.meta.dirname, 'supervisor.ts'),
        folder,
      ],
      // Its own process group: a signal to our group must not end it before it has cleaned up.
      { stdio: ['pipe', 'pipe', 'inherit'], detached: true },
    );
    this.#gone = once(this.#program, 'exit').then(() => this.#onGone());
    this.#program.stdin.on('error', () => {});
    createInterface({ input: this.#program.stdout }).on('line', line =>
      this.#onReport(parseSupervisorReport(line)),
    );
  }

  start({
    command,
    args,
    env = {},
    log,
  }: ProcessSpecification): Promise<SupervisedProcess> {
    const id = String(this.#nextId++);
    const started = Promise.withResolvers<SupervisedProcess>();
    this.#waiting.set(id, started);
    this.#tell({ do: 'start', id, command, args, env, log });
    return started.promise;
  }

  /** Ends all children and removes the folder; may be called again. */
  async stop(): Promise<void> {
    this.#program.stdin.end();
    await this.#gone;
  }

  #tell(command: SupervisorCommand) {
    this.#program.stdin.write(`${JSON.stringify(command)}\n`);
  }

  #onReport(report: SupervisorReport) {
    const { id } = report;
    if (report.event === 'started') {
      const ended = Promise.withResolvers<string>();
      this.#running.set(id, { pid: report.pid, ended });
      this.#waiting.get(id)?.resolve({
        pid: report.pid,
        ended: ended.promise,
        signal: signal => this.#tell({ do: 'signal', id, signal }),
      });
    } else {
      this.#waiting.get(id)?.reject(new Error(report.reason));
      this.#running.get(id)?.ended.resolve(report.reason);
      this.#running.delete(id);
    }
    this.#waiting.delete(id);
  }

  #onGone() {
    for (const { pid, ended } of this.#running.values()) {
      // Only when the supervisor itself was killed is any of them alive.
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // Already dead, as it should be.
      }
      ended.resolve('the control plane was stopped');
    }
    this.#running.clear();
    for (const waiting of this.#waiting.values()) {
      waiting.reject(new Error('the control plane was stopped'));
    }
    this.#waiting.clear();
  }
}
