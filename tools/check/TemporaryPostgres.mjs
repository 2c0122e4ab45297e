import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chownSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  chmodSync,
} from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Failure } from '../toolchain/Failure.mjs';

/** PostgreSQL refuses to run as root, so there it runs as this one: nobody. */
const NOBODY = 65_534;

/**
 * A PostgreSQL with no data, on a port of its own of this machine only.
 *
 * After `stop`, and when this process exits, neither process nor folder is left.
 */
export class TemporaryPostgres {
  /** @type {import('node:child_process').ChildProcess} */
  #server;
  #folder;
  #remove;

  /**
   * @param {import('node:child_process').ChildProcess} server
   * @param {{ folder: string, port: number, version: string }} what
   */
  constructor(server, { folder, port, version }) {
    this.#server = server;
    this.#folder = folder;
    this.url = `postgresql://postgres@127.0.0.1:${port}/postgres`;
    this.version = version;
    const major = /(\d+)/.exec(version)?.[1] ?? '';
    /** Where Backstage's test utilities look for a server of this version. */
    this.variable = `BACKSTAGE_TEST_DATABASE_POSTGRES${major}_CONNECTION_STRING`;
    this.#remove = () => {
      server.kill('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    };
    process.once('exit', this.#remove);
  }

  /** @param {string} programs the folder of `initdb` and `postgres` */
  static async start(programs) {
    const folder = mkdtempSync(join(tmpdir(), 'postgres-'));
    try {
      return await TemporaryPostgres.#startIn(folder, programs);
    } catch (error) {
      rmSync(folder, { recursive: true, force: true });
      if (error instanceof Failure) throw error;
      const text = error instanceof Error ? error.message : String(error);
      throw new Failure(`PostgreSQL cannot be set up in ${folder}: ${text}`);
    }
  }

  /**
   * @param {string} folder
   * @param {string} programs
   */
  static async #startIn(folder, programs) {
    const data = join(folder, 'data');
    mkdirSync(data, { mode: 0o700 });
    const isRoot = process.getuid?.() === 0;
    const identity = isRoot ? { uid: NOBODY, gid: NOBODY } : {};
    if (isRoot) {
      chmodSync(folder, 0o755);
      chownSync(data, NOBODY, NOBODY);
    }
    const options = {
      ...identity,
      cwd: folder,
      env: { PATH: process.env.PATH ?? '', LC_ALL: 'C' },
    };
    const bin = isRoot ? reachable(programs, folder, options) : programs;

    const version = execFileSync(join(bin, 'postgres'), ['--version'], {
      ...options,
      encoding: 'utf8',
    }).trim();
    execFileSync(
      join(bin, 'initdb'),
      [
        ...['--pgdata', data, '--username', 'postgres', '--auth', 'trust'],
        ...['--encoding', 'UTF8', '--no-locale', '--no-sync'],
      ],
      { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    const port = await freePort();
    const server = spawn(
      join(bin, 'postgres'),
      [
        ...['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', ''],
        // Nothing in it is worth keeping, and each test has connections of its own.
        ...['-c', 'fsync=off', '-c', 'max_connections=300'],
      ],
      { ...options, stdio: ['ignore', 'ignore', 'pipe'] },
    );
    let said = '';
    server.stderr?.on('data', chunk => (said = (said + chunk).slice(-4_000)));
    while (!(await accepts(port))) {
      if (server.exitCode !== null || server.signalCode !== null) {
        throw new Failure(`PostgreSQL does not start: ${said.trim()}`);
      }
      await delay(50);
    }
    return new TemporaryPostgres(server, { folder, port, version });
  }

  async stop() {
    const { exitCode, signalCode } = this.#server;
    if (exitCode === null && signalCode === null) {
      // Fast shutdown: it does not wait for open connections.
      this.#server.kill('SIGINT');
      await once(this.#server, 'exit');
    }
    process.off('exit', this.#remove);
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/**
 * The programs where nobody may run them: a clone below root's home is closed
 * to others, so they are copied.
 *
 * @param {string} programs
 * @param {string} folder
 * @param {{ uid?: number, gid?: number }} identity
 */
function reachable(programs, folder, identity) {
  try {
    execFileSync(join(programs, 'postgres'), ['--version'], {
      ...identity,
      cwd: '/',
      stdio: 'ignore',
    });
    return programs;
  } catch {
    const copy = join(folder, 'programs');
    // With the libraries and what it shares, which are found from there.
    cpSync(dirname(programs), copy, {
      recursive: true,
      verbatimSymlinks: true,
    });
    return join(copy, basename(programs));
  }
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') {
    throw new Failure('There is no free port on 127.0.0.1.');
  }
  return address.port;
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function accepts(port) {
  return new Promise(resolve => {
    const socket = connect({ port, host: '127.0.0.1' });
    const answer = (/** @type {boolean} */ does) => {
      socket.destroy();
      resolve(does);
    };
    socket.once('connect', () => answer(true));
    socket.once('error', () => answer(false));
  });
}
