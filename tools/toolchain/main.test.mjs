import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { PINNED, TemporaryClone } from './testing/TemporaryClone.mjs';

/** @type {TemporaryClone} */
let clone;
beforeEach(() => {
  clone = new TemporaryClone();
});
afterEach(() => clone.remove());

/** @param {string} text */
const lastLine = text => text.trim().split('\n').at(-1) ?? '';

test('a fresh clone with an unfit Node gets Node, Yarn and packages, and runs the script', async () => {
  const { code, out, err } = await clone.run(['hello', 'you']);
  assert.equal(err.match(/Error|at .*\.mjs:/), null, err);
  assert.equal(code, 0);
  assert.equal(lastLine(out), 'hello from the script you');
  assert.deepEqual(clone.calls(), [
    'npm pack node-for-here@24.18.1',
    'npm pack @yarnpkg/cli-dist@4.18.1',
    'npm config get',
    'yarn install --immutable',
    'yarn run hello you',
  ]);
  assert.match(err, /fetching node-for-here@24\.18\.1 \(2 MB\): \d+ s, done/);
  assert.deepEqual(clone.leftovers(), []);
});

test('with a fit Node it fetches none', async () => {
  const { code } = await clone.run(['hello'], { version: '22.19.0' });
  assert.equal(code, 0);
  assert.equal(clone.calls()[0], 'npm pack @yarnpkg/cli-dist@4.18.1');
});

test('a fit Node elsewhere on PATH is taken, an unfit one is not', async () => {
  clone.program('node', '#!/bin/sh\necho v20.1.0\n');
  await clone.run([]);
  assert.equal(clone.calls()[0], 'npm pack node-for-here@24.18.1');

  const other = new TemporaryClone();
  try {
    other.program(
      'node',
      `#!/bin/sh\n[ "$1" = --version ] && echo v22.20.0 && exit\nexec ${process.execPath} "$@"\n`,
    );
    const { code } = await other.run([]);
    assert.equal(code, 0);
    assert.equal(other.calls()[0], 'npm pack @yarnpkg/cli-dist@4.18.1');
  } finally {
    other.remove();
  }
});

test('when nothing is to do, the script is the only process that it starts', async () => {
  await clone.run(['hello']);
  clone.calls();
  const SPAWN_LOG = join(clone.root, 'spawned.log');
  const { code, err } = await clone.run(['hello'], { env: { SPAWN_LOG } });
  assert.equal(code, 0);
  assert.equal(err, '');
  assert.deepEqual(clone.calls(), ['yarn run hello']);
  assert.equal(readFileSync(SPAWN_LOG, 'utf8').trim().split('\n').length, 1);
});

test('it installs again when something that an install depends on has changed, and says what', async () => {
  await clone.run([]);
  clone.calls();
  /** @param {RegExp} why */
  const installsBecause = async why => {
    const { err } = await clone.run([]);
    assert.match(err, why);
    assert.ok(clone.calls().includes('yarn install --immutable'), String(why));
    await clone.run([]);
    assert.deepEqual(clone.calls(), [], `settles after ${why}`);
  };
  clone.write('yarn.lock', 'second');
  await installsBecause(/yarn\.lock changed/);
  clone.write('.yarnrc.yml', 'nodeLinker: node-modules');
  await installsBecause(/\.yarnrc\.yml changed/);
  clone.write('package.json', { scripts: {}, dependencies: { a: '1' } });
  await installsBecause(/package\.json changed/);
  rmSync(join(clone.root, 'node_modules'), { recursive: true });
  await installsBecause(/node_modules is missing/);
});

test('a new script needs no install', async () => {
  await clone.run([]);
  clone.calls();
  clone.write('package.json', { scripts: { fresh: 'true' }, dependencies: {} });
  await clone.run(['fresh']);
  assert.deepEqual(clone.calls(), ['yarn run fresh']);
});

test('another major version of Node needs an install, another patch does not', async () => {
  await clone.run([], { version: '22.19.0' });
  clone.calls();
  await clone.run([], { version: '22.20.1' });
  assert.deepEqual(clone.calls(), []);
  const { err } = await clone.run([], { version: '24.1.0' });
  assert.match(err, /Node changed/);
});

test('an install that failed is due again, even for what was installed before', async () => {
  await clone.run([]);
  clone.write('yarn.lock', 'second');
  const failed = await clone.run([], { env: { FAKE_YARN_FAILS: 'oh no' } });
  assert.equal(failed.code, 1);
  clone.calls();
  // node_modules may be half of each by now.
  clone.write('yarn.lock', 'first');
  const { code } = await clone.run([]);
  assert.equal(code, 0);
  assert.ok(clone.calls().includes('yarn install --immutable'));
});

test('a script may call yarn, which is the pinned one', async () => {
  const { code, out } = await clone.run(['nested']);
  assert.equal(code, 0);
  assert.equal(lastLine(out), 'hello from the script');
});

test("the script's exit code is passed on", async () => {
  assert.equal((await clone.run(['code'])).code, 7);
});

test('native code is built against the headers of the Node that will load it, not those of .npmrc', async () => {
  const { out } = await clone.run(['env'], {
    env: { npm_config_nodedir: '/usr', NPM_CONFIG_NODEDIR: '/usr' },
  });
  const folder = join(clone.home, `node-${PINNED}`);
  assert.match(out, new RegExp(`^npm_config_nodedir=${folder}$`, 'm'));
  assert.doesNotMatch(out, /^NPM_CONFIG_NODEDIR=/m);
  assert.match(out, new RegExp(`^PATH=${folder}/bin:`, 'm'));
  assert.match(out, new RegExp(`^NODE=${folder}/bin/node$`, 'm'));
});

test("Yarn uses the registry of the person's npm, unless it has been told one", async () => {
  const { err } = await clone.run([], {
    env: { FAKE_NPM_REGISTRY: 'https://mirror.example/npm/' },
  });
  assert.match(err, /installing from https:\/\/mirror\.example\/npm\//);
});

test('two at once: one prepares, the other waits and finds all done', async () => {
  const env = { FAKE_YARN_SLOW_MS: '500' };
  const both = await Promise.all([
    clone.run(['hello'], { env }),
    clone.run(['hello'], { env }),
  ]);
  for (const { code, err } of both) assert.equal(code, 0, err);
  const calls = clone.calls();
  assert.equal(calls.filter(call => call.startsWith('npm pack')).length, 2);
  assert.equal(calls.filter(call => call.startsWith('yarn install')).length, 1);
  assert.equal(both.filter(({ err }) => /waiting for/.test(err)).length, 1);
});

test('the lock of a dead process, or of one whose number is used again, is taken over', async () => {
  await clone.run([]);
  for (const left of ['4194399 1\n', `${process.pid} 1\n`]) {
    clone.write('yarn.lock', left);
    writeFileSync(join(clone.home, 'lock'), left);
    const { code } = await clone.run([]);
    assert.equal(code, 0);
    assert.deepEqual(clone.leftovers(), []);
  }
});

test('what a killed run has left is cleared away', async () => {
  await clone.run([]);
  rmSync(join(clone.home, 'yarn-4.18.1'), { recursive: true });
  writeFileSync(join(clone.home, 'unfinished-abc'), 'half');
  await clone.run([]);
  assert.deepEqual(clone.leftovers(), []);
});

/**
 * @param {{ code: number | null, err: string }} result
 * @param {RegExp} sentence
 */
function failsWith({ code, err }, sentence) {
  assert.equal(code, 1, err);
  assert.match(lastLine(err), sentence);
  assert.doesNotMatch(err, /^\s+at /m, 'a stack trace');
}

test('a package whose content differs from the pin is refused', async () => {
  clone.pin({
    node: 'sha512-other',
    yarn: /** @type {any} */ (clone.integrity).yarn,
  });
  failsWith(
    await clone.run([]),
    /is not the package that this repository pins/,
  );
  assert.equal(existsSync(join(clone.home, `node-${PINNED}`)), false);
  assert.deepEqual(clone.leftovers(), []);
});

for (const [what, output, sentence] of /** @type {const} */ ([
  [
    'no network',
    'npm error code ENOTFOUND',
    /cannot be reached .*check the network/,
  ],
  ['a refusal', 'npm error code E403', /refused the request .*npm login/],
  ['an incomplete mirror', 'npm error code E404', /has no such package/],
  [
    'a strange certificate',
    'npm error code SELF_SIGNED_CERT_IN_CHAIN',
    /not trusted .*cafile/,
  ],
  ['a full disk', 'npm error code ENOSPC', /disk is full .*free some space/],
  [
    'anything else',
    'npm error weird thing',
    /weird thing.*run the same command again/,
  ],
])) {
  test(`fetching with ${what} ends in one sentence with the remedy`, async () => {
    const env = { FAKE_NPM_FAILS: output };
    failsWith(await clone.run([], { env }), sentence);
    assert.deepEqual(clone.leftovers(), []);
  });
}

for (const [what, output, sentence] of /** @type {const} */ ([
  [
    'a lockfile that does not fit',
    '➤ YN0028: │ The lockfile would have been modified by this install, which is explicitly forbidden.',
    /yarn\.lock does not fit .*main\.mjs yarn install/,
  ],
  [
    'no network',
    '➤ YN0001: │ RequestError: getaddrinfo ENOTFOUND',
    /cannot be reached/,
  ],
  [
    'a full disk',
    '➤ YN0001: │ Error: ENOSPC: no space left on device, write',
    /disk is full/,
  ],
  [
    'a failed build',
    "➤ YN0009: │ better-sqlite3@npm:12.4.1 couldn't be built successfully (exit code 1, logs can be found here: /tmp/build.log)",
    /native code of better-sqlite3 could not be built/,
  ],
])) {
  test(`installing with ${what} ends in one sentence with the remedy`, async () => {
    failsWith(
      await clone.run([], { env: { FAKE_YARN_FAILS: output } }),
      sentence,
    );
  });
}

test('missing build tools are told before an install, and only then', async () => {
  await clone.run([]);
  rmSync(join(clone.bin, 'python3'));
  rmSync(join(clone.bin, 'g++'));
  assert.equal((await clone.run([])).code, 0);
  clone.calls();
  clone.write('yarn.lock', 'second');
  failsWith(
    await clone.run([]),
    /python3 and a C\+\+ compiler are missing.*install them/,
  );
  assert.deepEqual(clone.calls(), []);
});

test('a platform for which there is no Node is told what to install', async () => {
  failsWith(
    await clone.run([], { env: { PRETEND_ARCH: 'riscv64' } }),
    /no Node for \w+-riscv64.*install Node 22/,
  );
});

test('a fetched Node that does not run here is not kept', async () => {
  failsWith(
    await clone.run([], { env: { FAKE_NODE_FAILS: '1' } }),
    /does not run on this system.*install Node/,
  );
  assert.equal(existsSync(join(clone.home, `node-${PINNED}`)), false);
});

test('without npm it says so', async () => {
  rmSync(join(clone.bin, 'npm'));
  failsWith(await clone.run([]), /npm is not on PATH: install it/);
});

test(
  'without write access it says so',
  { skip: process.getuid?.() !== 0 && 'needs root, to become somebody else' },
  async () => {
    failsWith(await clone.run([], { uid: 65534 }), /No write access/);
  },
);

test('a script that does not exist, or that would start the toolchain for ever, is refused', async () => {
  failsWith(await clone.run(['nosuch']), /no script "nosuch".*choose one of/);
  failsWith(await clone.run(['start']), /starts the toolchain itself/);
  assert.deepEqual(clone.calls(), []);
});

test('a taken port is named before anything is fetched, with the way to another one', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const { port } = /** @type {import('node:net').AddressInfo} */ (
    server.address()
  );
  try {
    failsWith(
      await clone.run(['portal'], { env: { PORTAL_BACKEND_PORT: `${port}` } }),
      new RegExp(`Port ${port} .*backend.*PORTAL_BACKEND_PORT=${port + 1}`),
    );
    assert.deepEqual(clone.calls(), []);
  } finally {
    await new Promise(resolve => server.close(resolve));
  }
});

test('another port reaches Backstage as configuration', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise(resolve => server.once('listening', resolve));
  const { port } = /** @type {import('node:net').AddressInfo} */ (
    server.address()
  );
  await new Promise(resolve => server.close(resolve));
  const { out } = await clone.run(['portal'], {
    env: { PORTAL_PORT: `${port}`, PORTAL_BACKEND_PORT: `${port}` },
  });
  assert.equal(lastLine(out), `portal at http://localhost:${port}`);
  failsWith(
    await clone.run(['portal'], { env: { PORTAL_PORT: 'many' } }),
    /PORTAL_PORT=many is no port/,
  );
});

test('`yarn` runs Yarn itself, without an install that would refuse a changed lockfile', async () => {
  await clone.run(['yarn', 'install']);
  assert.deepEqual(clone.calls().slice(2), ['yarn install']);
});
