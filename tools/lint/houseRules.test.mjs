import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { ESLint } from 'eslint';

const root = join(dirname(fileURLToPath(import.meta.url)), '../..');

/** @returns {Promise<string[]>} the rules that object to the text, as if it stood in that file */
async function objections(file, text) {
  const path = join(root, file);
  const eslint = new ESLint({
    cwd: dirname(path),
    errorOnUnmatchedPattern: false,
  });
  const [result] = await eslint.lintText(text, { filePath: path });
  assert.ok(result, `${file} is not linted at all`);
  return result.messages
    .filter(({ severity }) => severity === 2)
    .map(({ ruleId, message }) => ruleId ?? message);
}

const uphill = [
  ['plugins/rollouts-backend/src/cluster/example.ts', '../fleet/Fleet'],
  ['plugins/rollouts-backend/src/fleet/example.ts', '../stream/DetailsView'],
  ['plugins/rollouts-backend/src/stream/example.ts', '../http/createRouter'],
  ['plugins/rollouts-backend/src/actions/example.ts', '../http/createRouter'],
  ['plugins/rollouts-backend/src/replicas/example.ts', '../fleet/Fleet'],
  [
    'plugins/rollouts-backend/src/http/example.ts',
    '../config/readRolloutsConfig',
  ],
  ['plugins/rollouts/src/components/example.tsx', '../api/RolloutsClient'],
  ['plugins/rollouts/src/components/example.tsx', '../state/SnapshotStore'],
  ['plugins/rollouts/src/state/example.ts', '../hooks/useNow'],
];

for (const [file, target] of uphill) {
  test(`${file} may not import ${target}`, async () => {
    const found = await objections(
      file,
      `import * as upper from '${target}';\n\nexport const again = upper;\n`,
    );
    assert.ok(
      found.includes('import/no-restricted-paths'),
      `only: ${found.join(', ') || 'nothing'}`,
    );
  });
}

test('a downhill import is fine', async () => {
  const text =
    "import { Fleet } from '../fleet/Fleet';\n\nexport const again = Fleet;\n";
  assert.deepEqual(
    await objections('plugins/rollouts-backend/src/stream/example.ts', text),
    [],
  );
});

test('the frontend plugin may not import the backend plugin', async () => {
  const text =
    "import backend from '@rollouts-portal/plugin-rollouts-backend';\n\nexport const again = backend;\n";
  const found = await objections('plugins/rollouts/src/api/example.ts', text);
  assert.ok(
    found.includes('@backstage/no-mixed-plugin-imports'),
    `only: ${found.join(', ') || 'nothing'}`,
  );
});

for (const name of ['react', 'node:fs', 'fs']) {
  test(`the common package may not import ${name}`, async () => {
    const text = `import * as forbidden from '${name}';\n\nexport const again = forbidden;\n`;
    const found = await objections(
      'plugins/rollouts-common/src/example.ts',
      text,
    );
    assert.ok(
      found.includes('no-restricted-imports'),
      `only: ${found.join(', ') || 'nothing'}`,
    );
  });
}

test('a button that only a mouse can press is an error', async () => {
  const text =
    'export const Bad = () => <div onClick={() => {}}>Promote</div>;\n';
  const found = await objections(
    'plugins/rollouts/src/components/example.tsx',
    text,
  );
  assert.ok(
    found.includes('jsx-a11y/click-events-have-key-events'),
    `only: ${found.join(', ') || 'nothing'}`,
  );
});
