import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isFitNode } from './isFitNode.mjs';
import { packages } from './packages.mjs';

for (const version of [
  '22.19.0',
  'v22.23.2',
  '24.0.0',
  '24.18.1',
  'v24.18.9',
]) {
  test(`Node ${version} is fit`, () => assert.equal(isFitNode(version), true));
}

for (const version of [
  ...['18.20.0', '20.20.2', '22.18.0', '23.11.0', '25.0.0', '26.10.0'],
  // These abort with better-sqlite3.
  ...['24.19.0', '24.21.0'],
  ...['24.18', '', 'nonsense', '24.1.0-nightly'],
]) {
  test(`Node "${version}" is not fit`, () =>
    assert.equal(isFitNode(version), false));
}

test('every Node that we would fetch is fit', () => {
  for (const { version } of Object.values(packages.nodeByPlatform)) {
    assert.equal(isFitNode(version), true, version);
  }
});
