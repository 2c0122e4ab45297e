import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { findOnPath } from '../toolchain/findOnPath.mjs';
import { isRunning } from '../toolchain/testing/isRunning.mjs';
import { pidsFrom } from '../toolchain/testing/pidsFrom.mjs';

const TOOLS = dirname(dirname(fileURLToPath(import.meta.url)));

/** A jest that found three tests, one of them skipped. */
const GOOD = {
  ...{ numPassedTests: 2, numFailedTests: 0, numPendingTests: 1 },
  ...{ numTodoTests: 0, numRuntimeErrorTestSuites: 0 },
};

/** @type {string} */
let root;
/** @type {string} */
let bin;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'check-'));
  bin = join(root, 'path');
  mkdirSync(bin);
  for (const name of ['check', 'toolchain']) {
    cpSync(join(TOOLS, name), join(root, 'tools', name), {
      recursive: true,
      filter: path => !path.includes('.test.'),
    });
  }
  for (const name of ['sh', 'sleep']) {
    const [real] = findOnPath(name, process.env);
    if (real) symlinkSync(real, join(bin, name));
  }
  file('tools/some/one.test.mjs', "import 'node:test';");
  yarn({ jest: GOOD });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/**
 * @param {string} path
 * @param {string} text
 */
function file(path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

/**
 * A Yarn whose scripts succeed, save for one; jest leaves the given report.
 *
 * @param {{ fails?: string, jest?: object, also?: string }} behaviour
 */
function yarn({ fails = 'none', jest, also = '' }) {
  const path = join(bin, 'yarn');
  writeFileSync(
    path,
    `#!${process.execPath}
const { writeFileSync } = require('node:fs');
const args = process.argv.slice(2);
console.log('fake yarn ' + args[0] + ' CI=' + process.env.CI);
const report = args.find(arg => arg.startsWith('--outputFile='));
const jest = ${JSON.stringify(jest ?? null)};
if (report && jest) writeFileSync(report.slice(13), JSON.stringify(jest));
${also}
process.exitCode = args[0] === ${JSON.stringify(fails)} ? 1 : 0;
`,
  );
  chmodSync(path, 0o755);
}

function start() {
  const child = spawn(
    process.execPath,
    [join(root, 'tools', 'check', 'main.mjs')],
    // Without the mark by which a runner inside a runner keeps quiet.
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: bin, TMPDIR: root, POSTGRES: join(root, 'none') },
    },
  );
  let out = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', chunk => (out += chunk));
  }
  /** @type {Promise<{ code: number | null, out: string }>} */
  const ended = new Promise(resolve =>
    child.once('close', code => resolve({ code, out })),
  );
  return { child, ended };
}

/** @param {string} text */
const closing = text => text.trim().split('\n').at(-1);

test('everything that is good is summed up: four checks, one tool test file, two unit tests', async () => {
  const { code, out } = await start().ended;
  assert.equal(code, 0, out);
  assert.equal(closing(out), '7 passed, 0 failed, 2 skipped');
  assert.match(out, /^unit tests +2 +0 +1 +\d+\.\d$/m);
  assert.match(out, /fake yarn test:unit CI=1/);
});

test('a failed check is counted, and the later ones run all the same', async () => {
  yarn({ fails: 'tsc', jest: GOOD });
  const { code, out } = await start().ended;
  assert.equal(code, 1);
  assert.equal(closing(out), '6 passed, 1 failed, 2 skipped');
  assert.match(out, /=== unit tests/);
});

test('failed tests of tools are counted one by one', async () => {
  file(
    'tools/some/one.test.mjs',
    `import { test } from 'node:test';
     test('good', () => {});
     test('bad', () => { throw new Error('bad'); });
     test('left out', { skip: true }, () => {});`,
  );
  const { code, out } = await start().ended;
  assert.equal(code, 1);
  assert.match(out, /^tool tests +1 +1 +1 /m);
});

test('failed unit tests, and files that cannot be loaded, are counted', async () => {
  yarn({
    fails: 'test:unit',
    jest: { ...GOOD, numFailedTests: 3, numRuntimeErrorTestSuites: 2 },
  });
  assert.match((await start().ended).out, /^unit tests +2 +5 +1 /m);
});

test('a runner that crashes without a report has failed', async () => {
  yarn({ fails: 'test:unit' });
  const { out } = await start().ended;
  assert.match(out, /^unit tests +0 +1 +0 /m);
});

test('a runner that fails although all its tests passed has failed', async () => {
  yarn({ fails: 'test:unit', jest: GOOD });
  assert.match((await start().ended).out, /^unit tests +2 +1 +1 /m);
});

test('tests of which none was run have failed', async () => {
  yarn({ jest: { ...GOOD, numPassedTests: 0, numPendingTests: 0 } });
  const { code, out } = await start().ended;
  assert.equal(code, 1);
  assert.match(out, /^unit tests +0 +1 +0 /m);
});

test('without Go, the tests that need the control plane are skipped, and it says how to have them', async () => {
  file('tools/control-plane/start.test.ts', 'throw new Error("was run");');
  file('tools/other/some.e2e.test.ts', 'throw new Error("was run");');
  const { code, out } = await start().ended;
  assert.equal(code, 0, out);
  assert.equal(closing(out), '7 passed, 0 failed, 4 skipped');
  assert.match(out, /control plane tests skipped: .*apt-get install golang-go/);
});

test('without PostgreSQL and Chromium, it says what was skipped and the command that brings them', async () => {
  file('packages/app/e2e-tests/embedded/one.test.ts', 'throw new Error();');
  file('packages/app/e2e-tests/embedded/two.test.ts', 'throw new Error();');
  const { code, out } = await start().ended;
  assert.equal(code, 0, out);
  assert.match(out, /^unit tests on PostgreSQL +0 +0 +1 /m);
  assert.match(out, /^browser tests +0 +0 +2 /m);
  assert.match(
    out,
    /unit tests on PostgreSQL skipped: .*apt-get install postgresql/,
  );
  assert.match(
    out,
    /browser tests skipped: .*apt-get install chromium.*npm is not on PATH/,
  );
});

test('browser tests are told which Chromium was found', async () => {
  file(
    'packages/app/e2e-tests/embedded/one.test.ts',
    "if (!process.env['CHROMIUM']?.endsWith('/chromium')) throw new Error('not told');",
  );
  writeFileSync(join(bin, 'chromium'), '', { mode: 0o755 });
  assert.match((await start().ended).out, /^browser tests +1 +0 +0 /m);
});

test('without Yarn it says by which command to run it', async () => {
  rmSync(join(bin, 'yarn'));
  const { code, out } = await start().ended;
  assert.equal(code, 1);
  assert.match(out, /yarn is not on PATH: run this by npm test/);
});

test(
  'Ctrl-C stops the running part with all that it has started',
  { timeout: 60_000 },
  async () => {
    const pids = join(root, 'pids');
    yarn({
      jest: GOOD,
      also: `
const { pid } = require('node:child_process').spawn('sleep', ['600']);
writeFileSync(${JSON.stringify(pids)}, process.pid + ' ' + pid + '\\n');
setInterval(() => {}, 1000);`,
    });
    const { child, ended } = start();
    const running = await pidsFrom(pids);
    child.kill('SIGINT');
    const { code, out } = await ended;
    assert.equal(code, 130, out);
    assert.deepEqual(running.map(isRunning), [false, false]);
  },
);
