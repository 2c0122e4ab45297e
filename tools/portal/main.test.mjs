import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, test as nodeTest } from 'node:test';
import { isRunning } from '../toolchain/testing/isRunning.mjs';
import { TemporaryPortal } from './testing/TemporaryPortal.mjs';

/** @type {TemporaryPortal} */
let portal;
beforeEach(() => {
  portal = new TemporaryPortal();
});
afterEach(() => portal.remove());

/**
 * What does not end has failed; it must not hold up the others for ever.
 *
 * @param {string} name
 * @param {() => Promise<void>} body
 */
const test = (name, body) => nodeTest(name, { timeout: 60_000 }, body);

test('without configuration it starts on the embedded fleet, with what that has written', async () => {
  writeFileSync(join(portal.root, 'app-config.local.yaml'), '');
  const { child, ended, says } = await portal.start(['--link', '../here']);
  const out = await says(/Ctrl-C/);
  const [config] = /started with .*/.exec(out) ?? [''];
  assert.match(
    config,
    /^started with repo start --config \S+\/app-config\.yaml --config \S+\/app-config\.local\.yaml --config \S+\/rollouts-portal-\w+\/app-config\.yaml --link \.\.\/here$/,
  );
  assert.match(out, /You see +the embedded fleet: europe, asia\n/);
  child.kill('SIGINT');
  await ended;
});

for (const args of [['--config', 'mine.yaml'], ['--config=mine.yaml']]) {
  test(`with ${args.join(
    ' ',
  )} it starts that, and no embedded fleet`, async () => {
    const { child, ended, says } = await portal.start(args);
    const out = await says(/Ctrl-C/);
    assert.ok(out.includes(`started with repo start ${args.join(' ')}\n`), out);
    assert.doesNotMatch(out, /embedded fleet/);
    child.kill('SIGINT');
    await ended;
  });
}

test('it prints the address when the page and the backend answer, not earlier', async () => {
  const { child, ended, says } = await portal.start();
  const out = await says(/Ctrl-C/);
  const [before, after] = out.split('backend is ready');
  assert.ok(!before?.includes(portal.address ?? ''), before);
  assert.ok(after?.includes(`Open      ${portal.address}\n`), after);
  child.kill('SIGINT');
  await ended;
});

test('it opens no browser, and shows the log of requests when asked only', async () => {
  const quiet = await portal.start();
  const out = await quiet.says(/Ctrl-C/);
  assert.match(out, /^browser none$/m);
  assert.doesNotMatch(out, /incomingRequest/);
  quiet.child.kill('SIGINT');
  await quiet.ended;

  const { child, ended, says } = await portal.start(['--requests']);
  assert.match(await says(/Ctrl-C/), /incomingRequest/);
  child.kill('SIGINT');
  assert.doesNotMatch((await ended).out, /started with .*--requests/);
});

for (const [signal, code] of /** @type {const} */ ([
  ['SIGINT', 130],
  ['SIGTERM', 143],
  ['SIGHUP', 129],
])) {
  test(`${signal} leaves no process and no temporary folder, and ends with ${code}`, async () => {
    const { child, ended, says } = await portal.start();
    await says(/Ctrl-C/);
    const pids = [
      ...(await portal.pidsOf('fleet')),
      ...(await portal.pidsOf('portal')),
    ];
    assert.deepEqual(pids.map(isRunning), [true, true, true]);
    child.kill(signal);
    assert.equal((await ended).code, code);
    assert.deepEqual(pids.map(isRunning), [false, false, false]);
    assert.deepEqual(portal.leftovers(), []);
  });
}

for (const [who, other, sentence] of /** @type {const} */ ([
  ['fleet', 'portal', /The embedded fleet has ended by itself \(exit code 4\)/],
  ['portal', 'fleet', /The portal has ended by itself \(exit code 5\)/],
])) {
  test(`when the ${who} crashes, the ${other} ends too, and it says which one it was`, async () => {
    const { ended, says } = await portal.start();
    await says(/Ctrl-C/);
    const [crashing = 0] = await portal.pidsOf(who);
    const others = await portal.pidsOf(other);
    process.kill(crashing, 'SIGUSR2');
    const { code, out } = await ended;
    assert.equal(code, 1);
    assert.match(out.trim().split('\n').at(-1) ?? '', sentence);
    assert.deepEqual(
      others.map(isRunning),
      others.map(() => false),
    );
    assert.deepEqual(portal.leftovers(), []);
  });
}

test('a fleet that cannot start is told with its own words, and no portal is started', async () => {
  const { ended } = await portal.start([], { FAKE_FLEET_ENDS: 'at once' });
  const { code, out } = await ended;
  assert.equal(code, 1);
  assert.match(
    out,
    /no port is free\n.*The embedded fleet has ended by itself \(exit code 3\)/,
  );
  assert.doesNotMatch(out, /started with/);
  assert.deepEqual(portal.leftovers(), []);
});

test('a start script that is killed outright takes the fleet along', async () => {
  const { child, says } = await portal.start();
  await says(/Ctrl-C/);
  const [fleet = 0] = await portal.pidsOf('fleet');
  const [backstage = 0, backend = 0] = await portal.pidsOf('portal');
  child.kill('SIGKILL');
  while (isRunning(fleet)) await new Promise(resolve => setImmediate(resolve));
  for (const pid of [backstage, backend]) process.kill(pid, 'SIGKILL');
});
