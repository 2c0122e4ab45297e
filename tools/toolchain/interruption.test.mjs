import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { afterEach, beforeEach, test as nodeTest } from 'node:test';
import { setTimeout as delay } from 'node:timers/promises';
import { TemporaryClone } from './testing/TemporaryClone.mjs';
import { isRunning } from './testing/isRunning.mjs';
import { pidsFrom as pidsFromFile } from './testing/pidsFrom.mjs';

/** @type {TemporaryClone} */
let clone;
beforeEach(() => {
  clone = new TemporaryClone();
});
afterEach(() => clone.remove());

const pidsFrom = (/** @type {string} */ name) =>
  pidsFromFile(join(clone.root, name));

/**
 * What does not end has failed; it must not hold up the others for ever.
 *
 * @param {string} name
 * @param {() => Promise<void>} body
 */
const test = (name, body) => nodeTest(name, { timeout: 60_000 }, body);

/** A script with a child in the background and one in front of it. */
const TREE = {
  scripts: { tree: 'sleep 600 & echo $$ $! > pids; sleep 601' },
  dependencies: {},
};

for (const [signal, code] of /** @type {const} */ ([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
])) {
  test(`${signal} takes the script's whole tree with it and ends with ${code}`, async () => {
    clone.write('package.json', TREE);
    const { child, ended } = clone.start(['tree']);
    const pids = await pidsFrom('pids');
    assert.deepEqual(pids.map(isRunning), [true, true]);
    child.kill(signal);
    assert.equal((await ended).code, code);
    assert.deepEqual(pids.map(isRunning), [false, false]);
  });
}

/** Notes the number of its process and that it has heard a Ctrl-C, and goes on all the same. */
const STUBBORN =
  "trap 'echo $$ > heard' INT; sleep 600 & echo $$ $! > pids; while :; do wait; done";

test('a tree that does not obey is killed by a second Ctrl-C', async () => {
  clone.write('package.json', {
    scripts: { stubborn: STUBBORN },
    dependencies: {},
  });
  const { child, ended } = clone.start(['stubborn']);
  const pids = await pidsFrom('pids');
  child.kill('SIGINT');
  // Signals of one number coalesce; the second counts once the first was heard.
  await pidsFrom('heard');
  child.kill('SIGINT');
  assert.equal((await ended).code, 130);
  assert.deepEqual(pids.map(isRunning), [false, false]);
});

test('a second Ctrl-C reaches a group that a script of ours has started in turn', async () => {
  clone.write(
    'nested.mjs',
    `import { listenForInterruption } from './tools/toolchain/listenForInterruption.mjs';
     import { runChild } from './tools/toolchain/runChild.mjs';
     const interruption = listenForInterruption();
     await runChild('sh', ['-c', \`${STUBBORN}\`], { interruption });`,
  );
  clone.write('package.json', {
    scripts: { nested: 'node nested.mjs' },
    dependencies: {},
  });
  const { child, ended } = clone.start(['nested']);
  const pids = await pidsFrom('pids');
  child.kill('SIGINT');
  await pidsFrom('heard');
  child.kill('SIGINT');
  await ended;
  assert.deepEqual(pids.map(isRunning), [false, false]);
});

test('what a script leaves behind at its own end goes too', async () => {
  clone.write('package.json', {
    scripts: { leave: 'sleep 600 > /dev/null 2>&1 & echo $! > pids' },
    dependencies: {},
  });
  const { code } = await clone.run(['leave']);
  assert.equal(code, 0);
  assert.deepEqual((await pidsFrom('pids')).map(isRunning), [false]);
});

test('Ctrl-C during a download leaves no process, no lock and nothing half-used', async () => {
  const { child, ended } = clone.start([], {
    env: { FAKE_NPM_HANGS: join(clone.root, 'pids') },
  });
  const pids = await pidsFrom('pids');
  child.kill('SIGINT');
  const { code, err } = await ended;
  assert.equal(code, 130);
  assert.match(err, /stopped by SIGINT\n$/);
  assert.deepEqual(pids.map(isRunning), [false, false]);
  assert.deepEqual(clone.leftovers(), []);
  assert.equal((await clone.run([])).code, 0);
});

test('a killed npm that started us takes us along, though it tells us nothing', async () => {
  clone.write('package.json', TREE);
  await clone.run([]);
  // As npm does it: a shell in between, which does not pass signals on.
  const shell = spawn(
    '/bin/sh',
    ['-c', `"${process.execPath}" "${clone.main}" tree; true`],
    {
      cwd: clone.root,
      stdio: 'ignore',
      env: {
        PATH: `${clone.bin}:${join(clone.home, 'node-24.18.1', 'bin')}`,
        CALL_LOG: clone.log,
        npm_lifecycle_event: 'start',
      },
    },
  );
  const pids = await pidsFrom('pids');
  shell.kill('SIGKILL');
  while (pids.some(isRunning)) await delay(50);
});
