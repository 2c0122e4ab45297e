import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Writable } from 'node:stream';

import { textAt } from '@rollouts-portal/control-plane/json.ts';

import { ROOT } from './paths.ts';

/** The simulated clusters that `npm start` runs, or others of that kind, for tests that need no real ones. */
export class EmbeddedFleet {
  /** What it has said of itself when it was ready. */
  readonly ready: unknown;
  readonly #requests: Writable;
  readonly #lines: AsyncIterator<string>;
  readonly #end: () => Promise<void>;

  private constructor(
    requests: Writable,
    lines: AsyncIterator<string>,
    { ready, end }: { ready: unknown; end: () => Promise<void> },
  ) {
    this.#requests = requests;
    this.#lines = lines;
    this.#end = end;
    this.ready = ready;
  }

  /** @param words options of the program; the fleet of forty services when left out */
  static async start(words: readonly string[] = []): Promise<EmbeddedFleet> {
    const folder = await mkdtemp(join(tmpdir(), 'embedded-fleet-'));
    const child = spawn(
      process.execPath,
      [
        join(ROOT, 'packages/cluster-simulator/bin/embedded-fleet.mjs'),
        ...['--dir', folder, ...words],
      ],
      // It ends with its stdin, so also when this process is killed.
      { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] },
    );
    const end = async () => {
      if (child.exitCode === null && child.signalCode === null) {
        child.kill('SIGTERM');
        await once(child, 'exit');
      }
      await rm(folder, { recursive: true, force: true });
    };
    const lines = createInterface({ input: child.stdout })[
      Symbol.asyncIterator
    ]();
    const first = await lines.next();
    if (first.done) {
      await end();
      throw new Error('the embedded fleet has ended before it was ready');
    }
    const ready: unknown = JSON.parse(first.value);
    return new EmbeddedFleet(child.stdin, lines, { ready, end });
  }

  /** The file that the portal's configuration needs to watch it. */
  get config(): string {
    return textAt(this.ready, 'config') ?? '';
  }

  /** Makes a cluster misbehave, until it is told to `clear`. */
  async fault(cluster: string, fault: string): Promise<void> {
    this.#requests.write(`${JSON.stringify({ cluster, fault })}\n`);
    const { value } = await this.#lines.next();
    const problem = textAt(JSON.parse(value ?? '{}'), 'error');
    if (problem !== undefined) throw new Error(problem);
  }

  stop(): Promise<void> {
    return this.#end();
  }
}
