import type { Journey } from './Journey.ts';
import { keepEvidence } from './keepEvidence.ts';
import type { World } from './World.ts';

/** Runs one journey and closes what it has opened; when it fails, rejects and says where there is something to look at. */
export async function runJourney(
  journey: Journey,
  world: World,
): Promise<void> {
  try {
    await journey.run(world);
  } catch (error) {
    world.say(`        see ${await keepEvidence(journey, world)}`);
    throw error;
  } finally {
    await world.closePages();
  }
}
