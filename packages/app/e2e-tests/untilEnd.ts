import assert from 'node:assert/strict';
import { isDeepStrictEqual } from 'node:util';

import { endOf, type RolloutEnd } from './endOf.ts';
import type { TestRollout } from './TestRollout.ts';
import { until } from './until.ts';

/** Waits until a rollout is where it is to be; when it never is, fails with the difference. */
export async function untilEnd(
  rollout: TestRollout,
  wanted: RolloutEnd,
): Promise<void> {
  let seen: RolloutEnd | undefined;
  await until(
    'the rollout is where it is to be',
    async () => {
      seen = await endOf(rollout);
      return isDeepStrictEqual(seen, wanted);
    },
    { every: 200 },
  ).catch(() => assert.deepEqual(seen, wanted));
}
