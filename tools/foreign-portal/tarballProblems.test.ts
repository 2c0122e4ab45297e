import assert from 'node:assert/strict';
import { test } from 'node:test';

import { tarballProblems } from './tarballProblems.ts';

const MANIFEST = {
  license: 'Apache-2.0',
  backstage: { role: 'backend-plugin' },
  exports: {
    '.': {
      backstage: '@backstage/BackendFeature',
      require: './dist/index.cjs.js',
      types: './dist/index.d.ts',
    },
    './package.json': './package.json',
  },
  files: ['dist', 'config.schema.json'],
  configSchema: 'config.schema.json',
  dependencies: { sibling: '^0.1.0' },
};
const FILES = [
  'package.json',
  'README.md',
  'LICENSE',
  'dist/index.cjs.js',
  'dist/index.d.ts',
  'config.schema.json',
].map(path => ({ path, bytes: 1000 }));

const problems = (
  change: object = {},
  files: { path: string; bytes: number }[] = FILES,
) => tarballProblems({ ...MANIFEST, ...change }, files);

test('a package with all that it names, and no more, has no problem', () => {
  assert.deepEqual(problems(), []);
});

for (const { path } of FILES) {
  test(`a package without ${path} is not complete`, () => {
    assert.deepEqual(
      problems(
        {},
        FILES.filter(file => file.path !== path),
      ),
      [`${path} is missing`],
    );
  });
}

for (const path of [
  'src/index.ts',
  'dist/testing/FakeCluster.cjs.js',
  'dist/index.test.cjs.js',
  'testdata/recording.json',
  'catalog-info.yaml',
]) {
  test(`${path} has no business in a package`, () => {
    assert.deepEqual(problems({}, [...FILES, { path, bytes: 1 }]), [
      `${path} has no business there`,
    ]);
  });
}

test('a sibling must be wanted by a version that others can get', () => {
  assert.deepEqual(problems({ dependencies: { sibling: 'workspace:^' } }), [
    'sibling is wanted as workspace:^',
  ]);
});

test('a package that has grown beyond measure is told', () => {
  assert.match(
    String(problems({}, [...FILES, { path: 'dist/a.js', bytes: 1_100_000 }])),
    /unpacks to 1080 KiB, over 1024/,
  );
});
