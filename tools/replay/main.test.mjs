import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const RECORDINGS = fileURLToPath(
  new URL(
    '../../plugins/rollouts-common/testdata/recordings/',
    import.meta.url,
  ),
);
const JOBS = join(RECORDINGS, 'argo-rollouts/23-job-analysis');
const STATEFUL_SET = join(RECORDINGS, 'workloads/05-stateful-set');
const TRAFFIC_SPLIT = join(RECORDINGS, 'argo-rollouts/44-smi-weights');
const FLAGGER = join(RECORDINGS, 'flagger/02-weighted-canary-succeeds');

/** @type {string} */
let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'replay-'));
});
after(() => rmSync(folder, { recursive: true }));

/** @param {readonly string[]} args */
function replay(...args) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [fileURLToPath(new URL('main.mjs', import.meta.url)), ...args],
    { encoding: 'utf8' },
  );
  return { status, stdout, stderr };
}

/**
 * A fresh recording, not compressed, with something changed.
 *
 * @param {string} name
 * @param {string} file
 * @param {(text: string) => string} change
 */
function changed(name, file, change, recording = JOBS) {
  const copy = join(folder, name);
  cpSync(recording, copy, { recursive: true });
  const path = join(copy, file);
  writeFileSync(
    path,
    change(gunzipSync(readFileSync(`${path}.gz`)).toString('utf8')),
  );
  rmSync(`${path}.gz`);
  return copy;
}

test('a line a scenario, and the totals last', () => {
  const { status, stdout, stderr } = replay(JOBS, FLAGGER);
  assert.equal(stderr, '');
  assert.equal(status, 0);
  const lines = stdout.trimEnd().split('\n');
  assert.match(
    lines[0] ?? '',
    /^ok argo-rollouts\/23-job-analysis: 12 passed, 0 failed \(1 by the header alone\)$/,
  );
  assert.match(lines[1] ?? '', /^ok flagger\/02-.*: \d+ passed, 0 failed$/);
  assert.match(lines[2] ?? '', /^\d+ passed, 0 failed$/);
  assert.equal(lines.length, 3);
});

test('a folder of recordings is replayed whole', () => {
  const copies = join(folder, 'several');
  for (const recording of [JOBS, FLAGGER]) {
    cpSync(recording, join(copies, 'x', recording.slice(-5)), {
      recursive: true,
    });
  }
  assert.equal(replay(copies).stdout.match(/^ok x\//gm)?.length, 2);
});

test('a difference is told with both sides, and fails', () => {
  const copy = changed('other-weight', 'checkpoints.jsonl', text =>
    text.replace('SetWeight:     25', 'SetWeight:     26'),
  );
  const { status, stdout } = replay(copy);
  assert.equal(status, 1);
  assert.match(stdout, /^not ok .*\/other-weight: 11 passed, 1 failed/m);
  assert.match(stdout, /SetWeight: ours "25", upstream's "26"/);
  assert.match(stdout, /^11 passed, 1 failed\n$/m);
});

test('a checkpoint whose tree has another row fails', () => {
  const copy = changed('other-row', 'checkpoints.jsonl', text =>
    text.replace('.smoke.1 ', '.smoke.9 '),
  );
  assert.match(replay(copy).stdout, /Tree: ours/);
});

test('a router that sends another share than we say fails', () => {
  const copy = changed(
    'other-share',
    'events.jsonl',
    text => text.replaceAll('"weight":"30"', '"weight":"31"'),
    TRAFFIC_SPLIT,
  );
  const { status, stdout } = replay(copy);
  assert.equal(status, 1);
  assert.match(stdout, /weight, 30 % go to .*:\n {4}ours 30, the router's 31/);
});

test('kubectl’s text of a workload is compared whole', () => {
  const copy = changed(
    'other-text',
    'rollout-status.jsonl',
    text => text.replace('complete: 3 new pods', 'complete: 2 new pods'),
    STATEFUL_SET,
  );
  const { status, stdout } = replay(copy);
  assert.equal(status, 1);
  assert.match(stdout, /at \d+ ms, first version complete: Healthy:/);
  assert.match(
    stdout,
    /stdout: ours "partitioned roll out complete: 3 .*kubectl's "partitioned roll out complete: 2 /,
  );
});

test('a recording with nothing to compare with fails', () => {
  const copy = changed('no-checkpoints', 'events.jsonl', text => text);
  rmSync(join(copy, 'checkpoints.jsonl.gz'));
  const { status, stdout } = replay(copy);
  assert.equal(status, 1);
  assert.match(stdout, /neither checkpoints nor webhooks/);
});

test('a recording whose checkpoints are empty fails, though summary and detail agree', () => {
  const copy = changed('empty-checkpoints', 'checkpoints.jsonl', () => '');
  const { status, stdout } = replay(copy);
  assert.equal(status, 1);
  assert.match(stdout, /nothing was recorded to compare with/);
});

test('a folder without a recording fails, and one that is not there', () => {
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  for (const without of [empty, join(folder, 'not-there')]) {
    const { status, stdout } = replay(without);
    assert.equal(status, 1);
    assert.match(stdout, /there is no recording\n0 passed, 1 failed\n$/);
  }
});

test('--json prints the same as one object', () => {
  const { passed, failed, scenarios } = JSON.parse(
    replay(JOBS, '--json').stdout,
  );
  assert.deepEqual(
    [passed, failed, scenarios.length, scenarios[0].scenario],
    [12, 0, 1, 'argo-rollouts/23-job-analysis'],
  );
});

test('--dump writes what was said at each checkpoint', () => {
  const file = join(folder, 'dump.jsonl');
  replay(JOBS, '--dump', file);
  const said = readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map(line => JSON.parse(line));
  assert.equal(said.length, 11);
  for (const { scenario, t, resourceVersion, text, summary } of said) {
    assert.equal(scenario, 'argo-rollouts/23-job-analysis');
    assert.equal(typeof t, 'number');
    assert.match(resourceVersion, /^\d+$/);
    assert.match(text, /^Name: +web\n/);
    assert.equal(summary.name, 'web');
  }
});
