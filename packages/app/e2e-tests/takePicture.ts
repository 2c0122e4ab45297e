import assert from 'node:assert/strict';
import { join } from 'node:path';

import { assertAccessible } from './assertAccessible.ts';
import { assertFits } from './assertFits.ts';
import { DOC_IMAGES, RESULTS } from './paths.ts';
import type { Look, RolloutPage } from './RolloutPage.ts';
import type { World } from './World.ts';

/** What the documentation shows; the others are for looking at once. */
const IN_DOCS: ReadonlySet<string> = new Set([
  'paused-light-1440.png',
  'paused-light-360.png',
  'aborted-light-1440.png',
  'dialog-light-1440.png',
  'unverified-light-1440.png',
  'stale-light-1440.png',
  'tree-light-1440.png',
  'argo-cd-light-1440.png',
  'dialog-argo-cd-light-1440.png',
  'fleet-light-1440.png',
  'matrix-light-1440.png',
]);

/** A screenshot of one state in one look, after checking what holds in every picture. */
export async function takePicture(
  world: World,
  page: RolloutPage,
  { name, look }: { name: string; look: Look },
): Promise<void> {
  const file = `${name}-${look.colorScheme}-${look.width}.png`;
  const failures = await world.checklist.check(page, { name, look, file });
  await assertFits(page, look);
  await assertAccessible(page);
  // A window as high as the content, so that what sticks to its bottom does not cover what is in the middle.
  const isInFront = (await page.inFront.count()) > 0;
  if (!isInFront) await page.fitHeight();
  const isRenewed = world.renewsDocImages && IN_DOCS.has(file);
  await page.page.screenshot({
    path: join(isRenewed ? DOC_IMAGES : RESULTS, file),
    animations: 'disabled',
  });
  assert.deepEqual(failures, [], 'the checklist');
}
