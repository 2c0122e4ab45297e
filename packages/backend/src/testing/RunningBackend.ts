import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

const USER = 'user:default/tester';

/** A backend with the Kubernetes plugin in a process of its own, as it runs in earnest: Jest cannot load all of it. */
export class RunningBackend {
  readonly #child: ChildProcess;
  readonly #url: string;
  readonly #kill = () => this.#child.kill('SIGKILL');
  #log = '';

  /** @param env - what else it finds in its environment */
  constructor(
    port: number,
    configFile: string,
    env: Readonly<Record<string, string>> = {},
  ) {
    this.#url = `http://127.0.0.1:${port}/api`;
    this.#child = spawn(
      process.execPath,
      [
        ...[
          '--require',
          require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        ],
        require.resolve('./withKubernetesPlugin.ts'),
        ...['--config', configFile],
      ],
      {
        // The demo sign-in is refused anywhere else.
        env: { ...process.env, ...env, NODE_ENV: 'development' },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    // When this process ends without having stopped it.
    process.once('exit', this.#kill);
    const collect = (text: string) => {
      this.#log += text;
    };
    this.#child.stdout?.setEncoding('utf8').on('data', collect);
    this.#child.stderr?.setEncoding('utf8').on('data', collect);
  }

  /** An answer of the rollouts plugin; undefined while it cannot answer yet. */
  async get(path: string): Promise<unknown> {
    if (this.#child.exitCode !== null) {
      throw new Error(`the backend has ended:\n${this.#log}`);
    }
    const signedIn = await this.#fetch('/auth/demo/refresh', {
      'x-demo-user': USER,
    });
    const token = tokenIn(signedIn);
    if (token === undefined) return undefined;
    return this.#fetch(`/rollouts${path}`, {
      authorization: `Bearer ${token}`,
    });
  }

  async stop(): Promise<void> {
    process.off('exit', this.#kill);
    if (this.#child.exitCode !== null) return;
    this.#kill();
    await once(this.#child, 'exit');
  }

  async #fetch(
    path: string,
    headers: Record<string, string>,
  ): Promise<unknown> {
    try {
      const response = await fetch(`${this.#url}${path}`, { headers });
      return response.ok ? await response.json() : undefined;
    } catch {
      return undefined;
    }
  }
}

function tokenIn(answer: unknown): string | undefined {
  const identity = memberOf(answer, 'backstageIdentity');
  const token = memberOf(identity, 'token');
  return typeof token === 'string' ? token : undefined;
}

function memberOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
