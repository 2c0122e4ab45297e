import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { installFakePostgres } from './testing/installFakePostgres.mjs';

const RUN_PROGRAM = new URL('runProgram.mjs', import.meta.url).href;

/** Says what it runs, over which server, and what is skipped; stays for as long as it is told to. */
const PROGRAM = `
import { runProgram } from ${JSON.stringify(RUN_PROGRAM)};
process.exitCode = await runProgram(
  {
    name: 'sums',
    usage: 'npm run sums -- [--only ID]',
    plan: ([option, ...only]) => {
      if (option === '--wrong') throw new Error('--wrong is wrong.');
      return {
        all: [{ id: 'S1' }, { id: 'S2', needsPostgres: true }, { id: 'S3' }],
        only,
        run: async (chosen, { postgres, skipped }) => {
          console.log(chosen.map(({ id }) => id).join(' '), postgres, skipped.count, skipped.text);
          if (option === '--stay') await new Promise(() => setInterval(() => {}, 60_000));
          return 7;
        },
      };
    },
  },
  process.argv.slice(1),
);`;

/** @type {string} */
let root;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'check-'));
  chmodSync(root, 0o755);
  mkdirSync(join(root, 'temp'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/**
 * @param {readonly string[]} args
 * @param {NodeJS.ProcessEnv} [env]
 */
function start(args, env = {}) {
  const child = spawn(
    process.execPath,
    ['--input-type=module', '--eval', PROGRAM, '--', ...args],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env.PATH, TMPDIR: join(root, 'temp'), ...env },
    },
  );
  let [out, err] = ['', ''];
  child.stdout.on('data', chunk => (out += chunk));
  child.stderr.on('data', chunk => (err += chunk));
  const ended = new Promise(resolve =>
    child.once('close', code => resolve({ code, out, err })),
  );
  return {
    child,
    /** @type {Promise<{ code: number | null, out: string, err: string }>} */
    ended,
  };
}

/** @param {Parameters<typeof start>} given */
const run = (...given) => start(...given).ended;

test('runs what was asked for, and ends with the code that comes of it', async () => {
  assert.deepEqual(await run(['--only', 'S3', 'S1']), {
    code: 7,
    out: 'S1 S3 undefined 0 \n',
    err: '',
  });
});

test('what it does not understand ends with 2, and with what there is', async () => {
  const { code, err } = await run(['--only', 'S4']);
  assert.equal(code, 2);
  assert.equal(
    err,
    'sums: There is no S4. There are S1, S2, S3.\nnpm run sums -- [--only ID]\n',
  );
  assert.deepEqual(await run(['--wrong']), {
    code: 2,
    out: '',
    err: 'sums: --wrong is wrong.\nnpm run sums -- [--only ID]\n',
  });
});

test('without a PostgreSQL the others run, and it is said how to have one', async () => {
  const { out } = await run([], { POSTGRES: root });
  assert.match(
    out,
    /^S1 S3 undefined 1 S2 skipped: .*apt-get install postgresql.*without initdb\n/,
  );
});

test('a server is started where one is needed, and nothing of it is left', async () => {
  const programs = join(root, 'programs');
  installFakePostgres(programs);
  const { code, out, err } = await run([], { POSTGRES: programs });
  assert.match(
    out,
    /^S1 S2 S3 postgresql:\/\/postgres@127\.0\.0\.1:\d+\/\S+ 0 /,
  );
  assert.equal(code, 7, err);
  assert.deepEqual(readdirSync(join(root, 'temp')), []);
});

test('Ctrl-C ends it with its server', { timeout: 60_000 }, async () => {
  const programs = join(root, 'programs');
  installFakePostgres(programs);
  const { child, ended } = start(['--stay'], { POSTGRES: programs });
  await new Promise(resolve => child.stdout.once('data', resolve));
  child.kill('SIGINT');
  const { code, err } = await ended;
  assert.equal(code, 130, err);
  assert.deepEqual(readdirSync(join(root, 'temp')), []);
});
