import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';
import { ROOT } from './markdownFiles.mjs';
import { readMarkdown } from './readMarkdown.mjs';

// By a computed name, because the compiler reads that package by other rules.
/** @type {{ clusterMessages: Record<string, string> }} */
const { clusterMessages } = await import(
  pathToFileURL(
    join(ROOT, 'plugins/rollouts-common/src/text/clusterMessages.ts'),
  ).href
);

const GUIDE = 'docs/operator-guide.md';
const HEAD = 'The portal says';

const table = readMarkdown(readFileSync(join(ROOT, GUIDE), 'utf8')).tables.find(
  ([head]) => head?.[0] === HEAD,
);
const rows = new Map(
  table?.slice(1).map(([says = '', remedy = '']) => [says, remedy]),
);

/** @param {string} message */
const asRead = message => message.replace(/\{\{\w+\}\}/g, '…');

for (const [code, message] of Object.entries(clusterMessages)) {
  test(`the operator guide says what to do about ${code}`, () => {
    assert.ok(
      rows.get(asRead(message)),
      `no row of ${GUIDE} below "${HEAD}" begins with: ${asRead(message)}`,
    );
  });
}

test('the operator guide explains nothing that the portal does not say', () => {
  const said = Object.values(clusterMessages).map(asRead);
  assert.deepEqual(
    [...rows.keys()].filter(row => !said.includes(row)),
    [],
  );
});
