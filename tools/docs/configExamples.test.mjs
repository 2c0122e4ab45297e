import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { markdownFiles, ROOT } from './markdownFiles.mjs';
import { readMarkdown } from './readMarkdown.mjs';

/** @type {string} */
let folder;
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'config-examples-'));
});
after(() => rmSync(folder, { recursive: true, force: true }));

const examples = markdownFiles().flatMap(path =>
  readMarkdown(readFileSync(join(ROOT, path), 'utf8'))
    .fences.filter(({ language }) => ['yaml', 'yml'].includes(language))
    // A Kubernetes manifest says so.
    .filter(({ text }) => !/^apiVersion:/m.test(text))
    .map(({ text, line }) => ({ place: `${path}:${line}`, text })),
);

/**
 * What Backstage says of the demo's configuration with this on top, held
 * against the schemas of all packages; keys that none of them knows are errors.
 *
 * @param {string} text
 * @returns {Promise<{ code: number | null, said: string }>}
 */
function check(text) {
  const file = join(folder, `${Math.random()}.yaml`);
  writeFileSync(file, text);
  const child = spawn(
    process.execPath,
    [
      join(ROOT, 'node_modules/@backstage/cli/bin/backstage-cli'),
      ...['config:check', '--lax', '--strict'],
      ...['--config', 'app-config.yaml', '--config', file],
    ],
    { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', data => (said += data));
  }
  return new Promise(resolve => {
    child.once('close', code => resolve({ code, said }));
  });
}

test('there are examples to look at', () => {
  assert.ok(examples.some(({ place }) => place.startsWith('docs/operator')));
});

for (const { place, text } of examples) {
  test(`${place} is configuration that the portal knows`, async () => {
    const { code, said } = await check(text);
    assert.equal(code, 0, said);
  });
}

for (const [what, text, complaint] of /** @type {const} */ ([
  [
    'an unknown key of a cluster',
    'rollouts:\n  clusters:\n    - name: europe\n      tokenFil: /etc/token\n',
    /additionalProperty=tokenFil/,
  ],
  [
    'an unknown key of the plugin',
    'rollouts:\n  cluster: []\n',
    /additionalProperty=cluster /,
  ],
  [
    'a value of the wrong type',
    'rollouts:\n  clusters: europe\n',
    /must be array/,
  ],
])) {
  test(`${what} is found`, async () => {
    const { code, said } = await check(text);
    assert.equal(code, 1);
    assert.match(said, complaint);
  });
}
