import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findOnPath } from '../findOnPath.mjs';

const HERE = dirname(fileURLToPath(import.meta.url));
const TOOLCHAIN = dirname(HERE);

/** The Node that the temporary clone pins and "fetches". */
export const PINNED = '24.18.1';

/**
 * A clone with the real toolchain, and a PATH on which there is nothing but
 * fakes: an npm that serves two small archives, a Yarn that notes what it is
 * asked and runs scripts by sh. The pins are those of the archives.
 */
export class TemporaryClone {
  constructor() {
    this.root = realpathSync(mkdtempSync(join(tmpdir(), 'clone-')));
    // Programs are not run as another person from a folder closed to them.
    chmodSync(this.root, 0o755);
    this.bin = join(this.root, 'path');
    this.home = join(this.root, '.toolchain');
    this.log = join(this.root, 'calls.log');
    const toolchain = join(this.root, 'tools', 'toolchain');
    mkdirSync(toolchain, { recursive: true });
    mkdirSync(this.bin);
    for (const name of readdirSync(TOOLCHAIN)) {
      if (name.endsWith('.mjs') && !name.endsWith('.test.mjs')) {
        copyFileSync(join(TOOLCHAIN, name), join(toolchain, name));
      }
    }
    this.main = join(toolchain, 'main.mjs');
    this.write('package.json', {
      scripts: {
        hello: 'echo hello from the script',
        code: 'exit 7',
        portal: 'echo portal at $APP_CONFIG_app_baseUrl',
        env: 'env',
        nested: 'yarn run hello',
        start: 'node tools/toolchain/main.mjs portal',
      },
      dependencies: {},
    });
    this.write('yarn.lock', 'first');

    for (const name of ['python3', 'make', 'g++']) this.program(name, '');
    for (const name of ['tar', 'gzip', 'sh', 'env', 'sleep', 'cat']) {
      const [real] = findOnPath(name, process.env);
      if (real) symlinkSync(real, join(this.bin, name));
    }
    const archives = join(this.root, 'registry');
    mkdirSync(archives);
    const [node, yarn] = [
      this.archive(join(archives, 'node.tgz'), {
        'bin/node': `#!/bin/sh\nif [ "$1" = --version ]; then echo v${PINNED}; exit \${FAKE_NODE_FAILS:-0}; fi\nexec ${process.execPath} "$@"\n`,
        'include/node/node_version.h':
          '#define NODE_MAJOR_VERSION 24\n#define NODE_MINOR_VERSION 18\n#define NODE_PATCH_VERSION 1\n',
      }),
      this.archive(join(archives, 'yarn.tgz'), {
        'bin/yarn': "#!/usr/bin/env node\nrequire('./yarn.js');\n",
        'bin/yarn.js': readFileSync(join(HERE, 'fakeYarn.cjs'), 'utf8'),
      }),
    ];
    this.pin({ node, yarn });
    this.program(
      'npm',
      `#!${process.execPath}\n${readFileSync(
        join(HERE, 'fakeNpm.cjs'),
        'utf8',
      )}`,
    );
  }

  /** @param {{ node: string, yarn: string }} integrity */
  pin({ node, yarn }) {
    this.integrity = { node, yarn };
    const pins = {
      yarn: {
        name: '@yarnpkg/cli-dist',
        version: '4.18.1',
        integrity: yarn,
        megabytes: 1,
      },
      nodeByPlatform: {
        [`${process.platform}-${process.arch}`]: {
          name: 'node-for-here',
          version: PINNED,
          integrity: node,
          megabytes: 2,
          program: 'bin/node',
        },
      },
    };
    this.write(
      'tools/toolchain/packages.mjs',
      `export const packages = ${JSON.stringify(pins)};`,
    );
  }

  /**
   * Starts the toolchain.
   *
   * @param {readonly string[]} args
   * @param {object} [options]
   * @param {string} [options.version] of the Node that runs it; unfit unless told
   * @param {Record<string, string>} [options.env]
   * @param {number} [options.uid]
   */
  start(args, { version = '18.20.0', env = {}, uid } = {}) {
    const child = spawn(
      process.execPath,
      ['--require', join(HERE, 'pretend.cjs'), this.main, ...args],
      {
        cwd: this.root,
        uid,
        stdio: ['ignore', 'pipe', 'pipe'],
        env: {
          PATH: this.bin,
          CALL_LOG: this.log,
          CLONE: this.root,
          PRETEND_VERSION: version,
          ...env,
        },
      },
    );
    let [out, err] = ['', ''];
    child.stdout.on('data', chunk => (out += chunk));
    child.stderr.on('data', chunk => (err += chunk));
    const ended = new Promise(resolve =>
      child.once('close', (code, signal) =>
        resolve({ code, signal, out, err }),
      ),
    );
    return {
      child,
      /** @type {Promise<{ code: number | null, signal: string | null, out: string, err: string }>} */
      ended,
    };
  }

  /** @param {Parameters<TemporaryClone['start']>} given */
  run(...given) {
    return this.start(...given).ended;
  }

  /** What the fakes were asked since the last time. */
  calls() {
    const calls = existsSync(this.log)
      ? readFileSync(this.log, 'utf8').trim().split('\n')
      : [];
    rmSync(this.log, { force: true });
    return calls;
  }

  /**
   * @param {string} name
   * @param {string | object} content
   */
  write(name, content) {
    writeFileSync(
      join(this.root, name),
      typeof content === 'string' ? content : JSON.stringify(content),
    );
  }

  /**
   * @param {string} name
   * @param {string} text
   */
  program(name, text) {
    writeFileSync(join(this.bin, name), text || '#!/bin/sh\n', { mode: 0o755 });
  }

  /**
   * @param {string} path
   * @param {Record<string, string>} files
   */
  archive(path, files) {
    const stage = mkdtempSync(join(this.root, 'stage-'));
    for (const [name, text] of Object.entries(files)) {
      const file = join(stage, 'package', name);
      mkdirSync(dirname(file), { recursive: true });
      // As in the registry's Yarn, whose bin/yarn is not executable either.
      const mode = name.startsWith('bin/yarn') ? 0o644 : 0o755;
      writeFileSync(file, text, { mode });
    }
    execFileSync('tar', ['-czf', path, '-C', stage, 'package']);
    const hash = createHash('sha512').update(readFileSync(path));
    return `sha512-${hash.digest('base64')}`;
  }

  /** What a fetch may leave only while it goes on. */
  leftovers() {
    return readdirSync(this.home).filter(
      name => name.startsWith('unfinished-') || name.startsWith('lock'),
    );
  }

  remove() {
    rmSync(this.root, { recursive: true, force: true });
  }
}
