import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';

import { bundle } from './bundle.mjs';
import { ARCHIVE, CHECKSUMS, extensionFiles } from './extensionFiles.mjs';

// Everybody who opens Argo CD loads it. Most of it are the sentences and rules of the portal, and zod.
const BUDGET = 85_000;

/** @type {string} */
let folder;
/** @type {string} */
let script;
/** @type {Map<string, Buffer>} */
let files;

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'extension-'));
  script = await bundle();
  files = new Map(
    extensionFiles(script).map(({ name, bytes }) => [name, bytes]),
  );
  for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
});
after(() => rmSync(folder, { recursive: true, force: true }));

test('it unpacks to what the installer copies, below `resources`', () => {
  execFileSync('tar', ['-xzf', ARCHIVE], { cwd: folder });
  assert.equal(
    readFileSync(
      join(
        folder,
        'resources/extension-rollouts-portal.js/extension-rollouts-portal.js',
      ),
      'utf8',
    ),
    script,
  );
});

test('the same source gives the same bytes', async () => {
  const again = extensionFiles(await bundle());
  for (const { name, bytes } of again) {
    assert.ok(files.get(name)?.equals(bytes), name);
  }
});

test('the checksum is of the archive, in the form of sha256sum', () => {
  const archive = files.get(ARCHIVE) ?? '';
  assert.equal(
    files.get(CHECKSUMS)?.toString(),
    `${createHash('sha256').update(archive).digest('hex')}  ${ARCHIVE}\n`,
  );
});

test('it brings no React, and no JSX runtime, which Argo CD has since 3.5 only', () => {
  assert.doesNotMatch(script, /jsx-runtime|react\.(element|transitional)/);
  assert.match(script, /React\.createElement/);
});

test(`it is not larger than ${BUDGET} bytes`, () => {
  const size = files.get(ARCHIVE)?.length ?? 0;
  assert.ok(size > 0 && size <= BUDGET, `${size} bytes`);
});
