import { join } from 'node:path';

import { assertAccessible } from './assertAccessible.ts';
import { assertFits } from './assertFits.ts';
import type { Look, RolloutPage } from './RolloutPage.ts';
import type { World } from './World.ts';

/** A screenshot of one state in one look, after checking what holds in every picture. */
export async function takePicture(
  world: World,
  page: RolloutPage,
  { name, look }: { name: string; look: Look },
): Promise<void> {
  await assertFits(page, look);
  await assertAccessible(page);
  // A window as high as the content, so that what sticks to its bottom does not cover what is in the middle.
  const isDialog = (await page.dialog.count()) > 0;
  if (!isDialog) await page.fitHeight();
  await page.page.screenshot({
    path: join(world.pictures, `${name}-${look.colorScheme}-${look.width}.png`),
    animations: 'disabled',
  });
}
