import type { Journey } from './Journey.ts';
import { runJourney } from './runJourney.ts';
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
      await runJourney(journey, world);
      world.say(`ok      ${journey.name} (${took()})`);
    } catch (error) {
      failed += 1;
      world.say(`not ok  ${journey.name} (${took()})`);
      world.say(indented(error instanceof Error ? error.stack : String(error)));
    }
  }
  return failed;
}

function indented(text = ''): string {
  return text.replace(/^/gm, '        ');
}
