import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { documentedBlocks } from '../foreign-portal/documentedBlocks.ts';
import { followedBlocks } from './followedBlocks.mjs';
import { ROOT } from './markdownFiles.mjs';

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

test('what the README says to install is what npm run foreign-portal installs', () => {
  const blocks = documentedBlocks(readme, 'Into your own portal');
  assert.deepEqual(
    blocks.map(({ language }) => language),
    ['sh', 'ts', 'sh', 'tsx', 'tsx', 'tsx'],
  );
  const followed = followedBlocks();
  const others = blocks.filter(({ text }) => !followed.has(text));
  assert.deepEqual(others, []);
});
