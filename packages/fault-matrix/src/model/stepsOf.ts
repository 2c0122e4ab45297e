import { SeededRandom } from './SeededRandom';
import { EVENTS, TROUBLES, WRITES, type Place, type Step } from './Step';

const NAMESPACES = ['default', 'kube-public'] as const;
const NAMES = ['a', 'b', 'c', 'd'] as const;
const FEWEST = 8;
const MOST = 32;
const LONGEST_TROUBLE = 8;
const LONGEST_PASS_MS = 40_000;

/** What is there before anything happens. */
export const PLACES: readonly Place[] = NAMESPACES.flatMap(namespace =>
  NAMES.flatMap(name =>
    (['rollouts', 'canaries'] as const).map(plural => ({
      plural,
      namespace,
      name,
    })),
  ),
);

/** A sequence of changes and faults, the same for the same seed. */
export function stepsOf(seed: number): Step[] {
  const random = new SeededRandom(seed);
  // Seeds that follow each other begin alike.
  for (let skipped = 0; skipped < 4; skipped += 1) random.next();
  const length = FEWEST + random.below(MOST - FEWEST);
  return Array.from({ length }, () => stepFrom(random));
}

function stepFrom(random: SeededRandom): Step {
  const chance = random.next();
  if (chance < 0.5) {
    return {
      what: 'write',
      write: random.pick(WRITES),
      place: {
        plural: random.next() < 0.75 ? 'rollouts' : 'canaries',
        namespace: random.pick(NAMESPACES),
        name: random.pick(NAMES),
      },
    };
  }
  if (chance < 0.65) return { what: 'event', event: random.pick(EVENTS) };
  if (chance < 0.8) {
    return {
      what: 'trouble',
      trouble: random.pick(TROUBLES),
      steps: 1 + random.below(LONGEST_TROUBLE),
    };
  }
  return { what: 'pass', ms: random.next() ** 2 * LONGEST_PASS_MS };
}
