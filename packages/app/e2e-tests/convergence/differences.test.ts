import assert from 'node:assert/strict';
import { test } from 'node:test';

import { differences } from './differences.ts';

const WEB = 'asia/argoproj.io/Rollout/shop/web';

test('what is the same differs in nothing, and fields that the cluster leaves open can be anything', () => {
  assert.deepEqual(
    differences(
      new Map([[WEB, { uid: 'a', step: undefined }]]),
      new Map([[WEB, { uid: 'a', step: 3 }]]),
    ),
    [],
  );
});

test('what is lost, what is a ghost and what is out of date is named', () => {
  assert.deepEqual(
    differences(
      new Map([
        [WEB, { uid: 'new', desired: 5 }],
        ['lost', { uid: 'b' }],
      ]),
      new Map([
        [WEB, { uid: 'old', desired: undefined }],
        ['ghost', { uid: 'c' }],
      ]),
    ),
    [
      `${WEB} has uid new, shown is old`,
      `${WEB} has desired 5, shown is undefined`,
      'lost is not shown',
      'ghost is shown, and is not there',
    ],
  );
});
