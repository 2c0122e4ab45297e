import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { ROOT } from './markdownFiles.mjs';
import { performanceTable, requireWhole } from './performanceTable.mjs';

const run = JSON.parse(
  readFileSync(join(ROOT, 'docs/performance.json'), 'utf8'),
);

/** @param {string} markdown */
function cells(markdown) {
  return markdown
    .split('\n')
    .filter(line => line.startsWith('|') && !line.includes('---'))
    .map(line => line.split('|').map(cell => cell.trim()));
}

test('README tells what was measured, and nothing else', () => {
  const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
  const [, told = ''] = /## What it costs\n([^]*?)\n## /.exec(readme) ?? [];
  assert.deepEqual(cells(told), cells(performanceTable(run)));
  assert.ok(told.includes(run.commit));
});

/**
 * The run with another figure of that name, and everything of which it has none.
 *
 * @param {string} id
 * @param {{ name: string, value: number | null }} figure
 */
function withReport(id, figure) {
  const others = run.benchmarks.filter(
    (/** @type {{ id: string }} */ each) => each.id !== id,
  );
  const { gates = [], reports = [] } =
    run.benchmarks.find(
      (/** @type {{ id: string }} */ each) => each.id === id,
    ) ?? {};
  const kept = reports.filter(
    (/** @type {{ name: string }} */ { name }) => name !== figure.name,
  );
  return {
    ...run,
    benchmarks: [...others, { id, gates, reports: [...kept, figure] }],
  };
}

test('of several the worst is told, and said when it is not as wanted', () => {
  const [page] = run.benchmarks.find(
    (/** @type {{ id: string }} */ { id }) => id === 'B5',
  ).gates;
  const slow = { ...page, value: 7.25 };
  const benchmarks = run.benchmarks.map(
    (/** @type {{ id: string, gates: object[] }} */ each) =>
      each.id === 'B5' ? { ...each, gates: [page, slow, page] } : each,
  );
  assert.match(
    performanceTable({ ...run, benchmarks }),
    /same page of 1,000 \| 7\.25 \| ≤ 1\.5 \| \*\*not yet\*\*/,
  );
});

const DELAY = { name: 'delay, ours, reading, p99', unit: 'ms', aimAtMost: 20 };

test('a figure that misses its aim is said to', () => {
  const told = (/** @type {number | null} */ value) =>
    performanceTable(withReport('B8', { ...DELAY, value }));
  assert.match(told(20), /99 of 100 \| 20 ms \| aim ≤ 20 ms \| met \|/);
  assert.match(told(20.5), /\| 20\.5 ms \| aim ≤ 20 ms \| \*\*missed\*\* \|/);
  // What is NaN in the run is null in its JSON.
  assert.match(
    told(null),
    /\| not measured \| aim ≤ 20 ms \| \*\*missed\*\* \|/,
  );
});

test('an aim is told with what it means', () => {
  const report = {
    name: 'write → row in 1000 clients, p99',
    value: 1_627,
    unit: 'ms',
    aimAtMost: 550,
    aim: 'flush + 50 ms',
  };
  assert.match(
    performanceTable(withReport('B3', report)),
    /\| 1,627 ms \| aim ≤ 550 ms: flush \+ 50 ms \| \*\*missed\*\* \|/,
  );
});

test('a run of what is in no commit is told as one', () => {
  assert.match(
    performanceTable({ ...run, commit: '1a2b3c4', isCommitted: false }),
    /at 1a2b3c4, with changes that are in no commit:/,
  );
});

/** @param {number} perSecond */
const latency = perSecond => ({
  name: `ours, of ${perSecond} a second, p99`,
  value: 1,
  unit: 'ms',
  aimAtMost: 2,
});

test('a run without what README tells of is refused', () => {
  assert.throws(
    () => performanceTable({ ...run, benchmarks: [] }),
    /B1 has nothing/,
  );
  const wholeWith = (/** @type {object[]} */ reports) => ({
    ...run,
    benchmarks: [
      ...run.benchmarks.filter(
        (/** @type {{ id: string }} */ { id }) => id !== 'B4',
      ),
      { id: 'B4', gates: [], reports },
    ],
  });
  const [one, other] = [latency(1_000), latency(4_000)];
  const whole = wholeWith([one, other]);
  requireWhole(whole);
  assert.throws(() => requireWhole(wholeWith([one])), /B4 has nothing/);
  assert.throws(
    () => requireWhole({ ...whole, benchmarks: whole.benchmarks.slice(0, 3) }),
    /has nothing/,
  );
  assert.throws(
    () => requireWhole({ ...whole, commit: undefined }),
    /of which commit/,
  );
});
