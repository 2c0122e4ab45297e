import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { installFakePostgres } from './testing/installFakePostgres.mjs';

const WITH_POSTGRES = join(
  dirname(fileURLToPath(import.meta.url)),
  'withPostgres.mjs',
);

/** @type {string} */
let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'check-'));
  chmodSync(root, 0o755);
  mkdirSync(join(root, 'temp'));
  installFakePostgres(join(root, 'home/bin'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** @param {string} script what runs beside the server */
function run(script) {
  return spawnSync(
    process.execPath,
    [WITH_POSTGRES, join(root, 'home/bin'), 'sh', '-c', script],
    {
      encoding: 'utf8',
      timeout: 30_000,
      env: { PATH: process.env.PATH, TMPDIR: join(root, 'temp') },
    },
  );
}

test('the command hears of the server where Backstage looks for its version; nothing is left', () => {
  const { status, stdout, stderr } = run('env; exit 3');
  assert.equal(status, 3, stderr);
  assert.match(
    stdout,
    /^BACKSTAGE_TEST_DATABASE_POSTGRES17_CONNECTION_STRING=postgresql:\/\/postgres@127\.0\.0\.1:\d+\/postgres$/m,
  );
  assert.deepEqual(readdirSync(join(root, 'temp')), []);
});

test(
  'as root it runs as nobody, also from a folder that is closed to nobody',
  { skip: process.getuid?.() !== 0 && 'needs root' },
  () => {
    chmodSync(join(root, 'home'), 0o700);
    const { status, stdout, stderr } = run('cat $TMPDIR/postgres-*/data/who');
    assert.equal(status, 0, stderr);
    assert.match(stdout, /65534$/);
  },
);

test('a server that does not start is told with its own words, and nothing is left', () => {
  writeFileSync(
    join(root, 'home/bin/postgres'),
    '#!/bin/sh\n[ "$1" = --version ] && echo 17.9 && exit\necho no memory >&2; exit 1\n',
  );
  const ran = join(root, 'ran');
  const { status, stderr } = run(`touch ${ran}`);
  assert.equal(status, 1);
  assert.equal(stderr, 'PostgreSQL does not start: no memory\n');
  assert.equal(existsSync(ran), false);
  assert.deepEqual(readdirSync(join(root, 'temp')), []);
});
