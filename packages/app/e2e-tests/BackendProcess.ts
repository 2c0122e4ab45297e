import { spawn, type ChildProcess } from 'node:child_process';
import { on, once } from 'node:events';
import { createRequire } from 'node:module';

import { at } from '@rollouts-portal/control-plane/json.ts';

import { BACKEND, PROBE } from './paths.ts';
import { figuresIn, type Figures } from './soak/Figures.ts';

const { resolve } = createRequire(import.meta.url);

/** The demo portal's backend, run from its sources as in development. */
export class BackendProcess {
  readonly #child: ChildProcess;
  readonly #kill = () => {
    this.#child.kill('SIGKILL');
  };
  #log = '';

  constructor(
    configFiles: readonly string[],
    { isProbed = false }: { isProbed?: boolean } = {},
  ) {
    this.#child = spawn(
      process.execPath,
      [
        '--enable-source-maps',
        '--require',
        resolve('@backstage/cli/config/nodeTransform.cjs'),
        ...(isProbed ? ['--expose-gc', '--import', PROBE] : []),
        'src/index.ts',
        ...configFiles.flatMap(file => ['--config', file]),
      ],
      {
        cwd: BACKEND,
        // The demo sign-in is refused anywhere else.
        env: { ...process.env, NODE_ENV: 'development', NO_COLOR: '1' },
        stdio: [
          'ignore',
          'pipe',
          'pipe',
          ...(isProbed ? ['ipc' as const] : []),
        ],
      },
    );
    // When this process ends without having stopped it.
    process.once('exit', this.#kill);
    const collect = (text: string) => {
      // eslint-disable-next-line no-control-regex -- the logger colours its lines whatever it is told
      this.#log += text.replace(/\u001b\[\d+m/g, '');
    };
    this.#child.stdout?.setEncoding('utf8').on('data', collect);
    this.#child.stderr?.setEncoding('utf8').on('data', collect);
  }

  /** All that it has said so far, without colours. */
  get log(): string {
    return this.#log;
  }

  /** What it holds now; only when it is probed. */
  async figures(): Promise<Figures> {
    this.#child.send('figures');
    const messages = on(this.#child, 'message', {
      signal: AbortSignal.timeout(60_000),
    });
    // The transformation of the sources has messages of its own.
    for await (const [message] of messages) {
      const figures = at(message, 'figures');
      if (figures !== undefined) return figuresIn(figures);
    }
    throw new Error('the backend says nothing more');
  }

  get hasEnded(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Resolves when it has ended by itself or by us. */
  async ended(): Promise<void> {
    if (!this.hasEnded) await once(this.#child, 'exit');
  }

  async stop(): Promise<void> {
    process.off('exit', this.#kill);
    this.#child.kill('SIGTERM');
    // Open streams are ended by the backend itself; if that fails, it must not keep the port.
    const kill = setTimeout(this.#kill, 10_000);
    await this.ended();
    clearTimeout(kill);
  }
}
