import assert from 'node:assert/strict';

import type { Locator } from 'playwright-core';

/** Each begins below the one before it, or as high. */
export async function assertInOrder(...parts: Locator[]): Promise<void> {
  const tops: number[] = [];
  for (const part of parts) {
    const box = await part.boundingBox();
    assert.ok(box, `${part.toString()} is not to be seen`);
    tops.push(box.y);
  }
  assert.deepEqual(
    tops,
    [...tops].sort((a, b) => a - b),
    'the order from top to bottom',
  );
}
