import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';

import { documentedBlocks } from './documentedBlocks.ts';
import { README_SECTIONS } from './readmeSections.ts';
import { ROOT } from './paths.ts';

for (const [system, sections] of Object.entries(README_SECTIONS)) {
  for (const { readme, heading } of sections) {
    test(`${readme} says for the ${system} system what to add, and where`, () => {
      const markdown = readFileSync(join(ROOT, readme), 'utf8');
      const blocks = documentedBlocks(markdown, heading);
      assert.equal(blocks[0]?.language, 'sh');
      for (const { language, file, text } of blocks.slice(1)) {
        assert.notEqual(language, 'sh');
        assert.ok(file, `no file is named for:\n${text}`);
      }
    });
  }
}

test('in the new frontend system the frontend is a dependency and no line', () => {
  const [, frontend] = README_SECTIONS.new;
  assert.ok(frontend);
  const markdown = readFileSync(join(ROOT, frontend.readme), 'utf8');
  assert.equal(documentedBlocks(markdown, frontend.heading).length, 1);
});
