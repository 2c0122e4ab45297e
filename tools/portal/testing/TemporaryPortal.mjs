import { spawn } from 'node:child_process';
import {
  copyFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { pidsFrom } from '../../toolchain/testing/pidsFrom.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const TOOLS = dirname(dirname(HERE));

/** A clone with the real start script over stand-ins for Backstage and the fleet. */
export class TemporaryPortal {
  constructor() {
    this.root = mkdtempSync(join(tmpdir(), 'portal-'));
    this.temp = join(this.root, 'temp');
    this.pids = join(this.root, 'pids');
    mkdirSync(this.temp);
    mkdirSync(this.pids);
    for (const name of ['portal', 'toolchain']) {
      cpSync(join(TOOLS, name), join(this.root, 'tools', name), {
        recursive: true,
        filter: path => !/\.test\.|testing/.test(path),
      });
    }
    this.#program(
      'fakeBackstage.cjs',
      'node_modules/@backstage/cli/bin/backstage-cli',
    );
    this.#program(
      'fakeFleet.mjs',
      'packages/cluster-simulator/bin/embedded-fleet.mjs',
    );
    this.main = join(this.root, 'tools/portal/main.mjs');
    writeFileSync(join(this.root, 'app-config.yaml'), '');
  }

  /**
   * @param {string} from
   * @param {string} to
   */
  #program(from, to) {
    const target = join(this.root, to);
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(join(HERE, from), target);
  }

  /**
   * @param {readonly string[]} [args]
   * @param {Record<string, string>} [env]
   */
  async start(args = [], env = {}) {
    const [port, backendPort] = [await freePort(), await freePort()];
    this.address = `http://localhost:${port}`;
    const child = spawn(process.execPath, [this.main, ...args], {
      cwd: this.root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env.PATH,
        TMPDIR: this.temp,
        PIDS: this.pids,
        APP_CONFIG_app_baseUrl: this.address,
        APP_CONFIG_backend_baseUrl: `http://localhost:${backendPort}`,
        ...env,
      },
    });
    let out = '';
    /** @type {() => void} */
    let heard = () => {};
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', chunk => {
        out += chunk;
        heard();
      });
    }
    /** @type {Promise<{ code: number | null, out: string }>} */
    const ended = new Promise(resolve =>
      child.once('close', code => {
        heard();
        resolve({ code, out });
      }),
    );
    return {
      child,
      ended,
      /** @param {RegExp} pattern */
      says: async pattern => {
        while (!pattern.test(out)) {
          if (child.exitCode !== null) throw new Error(`ended:\n${out}`);
          await new Promise(resolve => {
            heard = () => resolve(undefined);
          });
        }
        return out;
      },
    };
  }

  /** @param {'fleet' | 'portal'} who */
  pidsOf(who) {
    return pidsFrom(join(this.pids, who));
  }

  /** What is in the folder for temporary files. */
  leftovers() {
    return readdirSync(this.temp);
  }

  remove() {
    rmSync(this.root, { recursive: true, force: true });
  }
}

/** @returns {Promise<number>} */
async function freePort() {
  const server = createServer().listen(0, 'localhost');
  await new Promise(resolve => server.once('listening', resolve));
  const address = server.address();
  await new Promise(resolve => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('port');
  return address.port;
}
