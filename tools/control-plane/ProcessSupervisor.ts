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
  /** Folder that it runs in; ours when left out. */
  cwd?: string;
  /** File that takes its output, appended. */
  log: string;
};

export interface SupervisedProcess {
  readonly pid: number;
  /** Resolves with the reason when the process is gone; never rejects. */
  readonly ended: Promise<string>;
  /** Resolves when the signal was sent, or the process is gone. */
  signal(signal: NodeJS.Signals): Promise<void>;
}

type RunningProcess = {
  pid: number;
  ended: PromiseWithResolvers<string>;
  /** Those who wait for their signals, in the order sent. */
  signalling: PromiseWithResolvers<void>[];
};

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
  readonly #running = new Map<string, RunningProcess>();
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
    cwd,
    log,
  }: ProcessSpecification): Promise<SupervisedProcess> {
    const id = String(this.#nextId++);
    const started = Promise.withResolvers<SupervisedProcess>();
    this.#waiting.set(id, started);
    this.#tell({
      do: 'start',
      id,
      command,
      args,
      env,
      ...(cwd !== undefined && { cwd }),
      log,
    });
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
    const running = this.#running.get(id);
    switch (report.event) {
      case 'started':
        this.#waiting.get(id)?.resolve(this.#started(id, report.pid));
        this.#waiting.delete(id);
        break;
      case 'signalled':
        running?.signalling.shift()?.resolve();
        break;
      case 'ended':
        this.#waiting.get(id)?.reject(new Error(report.reason));
        this.#waiting.delete(id);
        if (running) this.#ended(id, running, report.reason);
        break;
    }
  }

  #started(id: string, pid: number): SupervisedProcess {
    const running: RunningProcess = {
      pid,
      ended: Promise.withResolvers(),
      signalling: [],
    };
    this.#running.set(id, running);
    return {
      pid,
      ended: running.ended.promise,
      signal: signal => {
        if (!this.#running.has(id)) return Promise.resolve();
        const sent = Promise.withResolvers<void>();
        running.signalling.push(sent);
        this.#tell({ do: 'signal', id, signal });
        return sent.promise;
      },
    };
  }

  #ended(id: string, { ended, signalling }: RunningProcess, reason: string) {
    this.#running.delete(id);
    ended.resolve(reason);
    for (const sent of signalling) sent.resolve();
  }

  #onGone() {
    const reason = 'the control plane was stopped';
    for (const [id, running] of this.#running) {
      // Only when the supervisor itself was killed is any of them alive.
      try {
        process.kill(-running.pid, 'SIGKILL');
      } catch {
        // Already dead, as it should be.
      }
      this.#ended(id, running, reason);
    }
    for (const waiting of this.#waiting.values())
      waiting.reject(new Error(reason));
    this.#waiting.clear();
  }
}
