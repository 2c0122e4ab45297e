import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

import { textAt } from '@rollouts-portal/control-plane/json.ts';

import { ROOT } from './paths.ts';

/** The three simulated clusters that `npm start` runs, for tests that need no real one. */
export class EmbeddedFleet {
  /** What the portal's configuration needs to watch it. */
  readonly config: string;
  readonly #child: ChildProcess;
  readonly #folder: string;

  private constructor(child: ChildProcess, folder: string, config: string) {
    this.#child = child;
    this.#folder = folder;
    this.config = config;
  }

  static async start(): Promise<EmbeddedFleet> {
    const folder = await mkdtemp(join(tmpdir(), 'embedded-fleet-'));
    const child = spawn(
      process.execPath,
      [
        join(ROOT, 'packages/cluster-simulator/bin/embedded-fleet.mjs'),
        ...['--dir', folder],
      ],
      // It ends with its stdin, so also when this process is killed.
      { cwd: ROOT, stdio: ['pipe', 'pipe', 'inherit'] },
    );
    for await (const line of createInterface({ input: child.stdout })) {
      const config = line.startsWith('{')
        ? textAt(JSON.parse(line), 'config')
        : undefined;
      if (config === undefined) continue;
      child.stdout.resume();
      return new EmbeddedFleet(child, folder, config);
    }
    await rm(folder, { recursive: true, force: true });
    throw new Error('the embedded fleet has ended before it was ready');
  }

  async stop(): Promise<void> {
    const { exitCode, signalCode } = this.#child;
    if (exitCode === null && signalCode === null) {
      this.#child.kill('SIGTERM');
      await once(this.#child, 'exit');
    }
    await rm(this.#folder, { recursive: true, force: true });
  }
}
