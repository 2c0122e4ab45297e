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
  await page.page.screenshot({
    path: join(world.pictures, `${name}-${look.colorScheme}-${look.width}.png`),
    fullPage: true,
  });
  await assertFits(page, look);
  await assertAccessible(page);
}
