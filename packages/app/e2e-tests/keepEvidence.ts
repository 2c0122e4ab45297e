import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Journey } from './Journey.ts';
import { RESULTS } from './paths.ts';
import type { World } from './World.ts';

/** Keeps what was on the screens when a journey failed, and what the backend said; returns the folder. */
export async function keepEvidence(
  journey: Journey,
  world: World,
): Promise<string> {
  const folder = join(RESULTS, fileName(journey.name));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'backend.log'), world.portal.log);
  await Promise.all(
    world.pages.map(async ({ page }, index) => {
      await page
        .screenshot({ path: join(folder, `${index + 1}.png`), fullPage: true })
        .catch(() => {});
      const text = await page.locator('body').innerText().catch(String);
      await writeFile(join(folder, `${index + 1}.txt`), text);
    }),
  );
  return folder;
}

function fileName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60);
}
