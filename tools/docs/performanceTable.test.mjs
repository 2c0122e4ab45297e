import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { ROOT } from './markdownFiles.mjs';
import { performanceTable } from './performanceTable.mjs';

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

test('a run without what README tells of is refused', () => {
  assert.throws(
    () => performanceTable({ ...run, benchmarks: [] }),
    /B1 has nothing/,
  );
});
