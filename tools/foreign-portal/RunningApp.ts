import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { freePorts } from '@rollouts-portal/control-plane/freePorts.ts';

import { until } from '../../packages/app/e2e-tests/until.ts';
import type { ForeignApp } from './ForeignApp.ts';

// The first start bundles the whole frontend.
const START_LIMIT = 240_000;

/** The app as `yarn start` runs it, on ports of its own. */
export class RunningApp {
  readonly url: string;
  readonly #child: ChildProcess;
  #log = '';
  readonly #kill = () => this.#signal('SIGKILL');

  private constructor(url: string, child: ChildProcess) {
    this.url = url;
    this.#child = child;
    process.once('exit', this.#kill);
    const collect = (text: string) => {
      this.#log += text;
    };
    child.stdout?.setEncoding('utf8').on('data', collect);
    child.stderr?.setEncoding('utf8').on('data', collect);
  }

  /**
   * @param surroundings - configuration beside the app's own: where its clusters are, what is in its catalog
   */
  static async start(
    app: ForeignApp,
    surroundings: object,
    signal: AbortSignal,
  ): Promise<RunningApp> {
    const [frontend, backend] = await freePorts(2);
    const url = `http://localhost:${frontend}`;
    const backendUrl = `http://localhost:${backend}`;
    // Read after app-config.yaml, which stays as the template and our documentation have it.
    await writeFile(
      join(app.folder, 'app-config.local.yaml'),
      JSON.stringify({
        app: { baseUrl: url },
        backend: {
          baseUrl: backendUrl,
          listen: { port: backend, host: 'localhost' },
          cors: { origin: url },
        },
        ...surroundings,
      }),
      { mode: 0o600 },
    );
    const running = new RunningApp(
      url,
      spawn(process.execPath, [await app.yarn(), 'start'], {
        cwd: app.folder,
        env: { ...process.env, BROWSER: 'none', NO_COLOR: '1' },
        stdio: ['ignore', 'pipe', 'pipe'],
        // Its own process group, so that all that it starts can be ended together.
        detached: true,
      }),
    );
    const isUp = async (address: string) => {
      signal.throwIfAborted();
      if (running.#child.exitCode !== null) throw new Error('it has ended');
      return fetch(address).then(
        ({ ok }) => ok,
        () => false,
      );
    };
    try {
      for (const address of [
        `${backendUrl}/.backstage/health/v1/readiness`,
        url,
      ]) {
        await until(`${address} answers`, () => isUp(address), {
          limit: START_LIMIT,
          every: 500,
        });
      }
      return running;
    } catch (error) {
      await running.stop();
      throw new Error(`the app does not start: ${error}\n${running.log}`);
    }
  }

  get log(): string {
    return this.#log;
  }

  async stop(): Promise<void> {
    process.off('exit', this.#kill);
    this.#signal('SIGTERM');
    const kill = setTimeout(this.#kill, 10_000);
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      await once(this.#child, 'exit');
    }
    clearTimeout(kill);
    // What it started may outlive it.
    this.#kill();
  }

  #signal(signal: NodeJS.Signals): void {
    try {
      if (this.#child.pid !== undefined) process.kill(-this.#child.pid, signal);
    } catch {
      // All of them have ended.
    }
  }
}
