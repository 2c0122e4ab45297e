import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import type { Journey } from './Journey.ts';
import { RESULTS } from './paths.ts';
import type { World } from './World.ts';

/** Runs journeys one after the other; returns how many failed. */
export async function runJourneys(
  journeys: readonly Journey[],
  world: World,
  signal: AbortSignal,
): Promise<number> {
  let failed = 0;
  for (const journey of journeys) {
    if (signal.aborted) throw signal.reason;
    const began = Date.now();
    const took = () => `${((Date.now() - began) / 1000).toFixed(1)} s`;
    try {
      await journey.run(world);
      world.say(`ok      ${journey.name} (${took()})`);
    } catch (error) {
      failed += 1;
      world.say(`not ok  ${journey.name} (${took()})`);
      world.say(indented(error instanceof Error ? error.stack : String(error)));
      world.say(`        see ${await keepEvidence(journey, world)}`);
    }
    await world.closePages();
  }
  return failed;
}

/** What was on the screens, and what the backend said. */
async function keepEvidence(journey: Journey, world: World): Promise<string> {
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

function indented(text = ''): string {
  return text.replace(/^/gm, '        ');
}
