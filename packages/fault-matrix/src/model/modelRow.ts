import type { Expect, FaultRow } from '../frame/FaultRow';
import { runSequence } from './runSequence';
import { shortestFailing } from './shortestFailing';
import { stepsOf } from './stepsOf';
import { stepText, type Step } from './Step';

/** They mostly wait. */
const AT_A_TIME = 10;
/** One that was found is enough to look at; more cost as much time as the portal is given to become right. */
const FAILURES_ENOUGH = 3;

export type ModelCheck = { sequences: number; seed: number };

/** Random changes and faults: whatever happens, in the end the fleet is what the cluster has. */
export function modelRow({ sequences, seed }: ModelCheck): FaultRow {
  return {
    id: 'MODEL',
    fault: `random changes and faults, from seed ${seed}`,
    isHeavy: true,
    run: async expect => {
      let next = seed;
      let failures = 0;
      const work = async () => {
        while (next < seed + sequences && failures < FAILURES_ENOUGH) {
          const own = next;
          next += 1;
          if (!(await holdsFor(own, expect))) failures += 1;
        }
      };
      await Promise.all(Array.from({ length: AT_A_TIME }, work));
    },
  };
}

/** What keeps a sequence from its end is as wrong as what is wrong at its end. */
async function wrongAfter(steps: readonly Step[]): Promise<string[]> {
  try {
    return await runSequence(steps);
  } catch (error) {
    return [error instanceof Error ? error.stack ?? error.message : 'it broke'];
  }
}

async function holdsFor(seed: number, expect: Expect): Promise<boolean> {
  const steps = stepsOf(seed);
  const wrong = await wrongAfter(steps);
  const holds = wrong.length === 0;
  if (holds) {
    expect(`the fleet is what the cluster has (seed ${seed})`, true);
    return true;
  }
  const shortest = await shortestFailing(
    steps,
    async beginning => (await wrongAfter(beginning)).length > 0,
  );
  expect(
    `the fleet is what the cluster has (--model-check --sequences 1 --seed ${seed}): ${wrong
      .slice(0, 3)
      .join('; ')}; after ${shortest.map(stepText).join(', ')}`,
    false,
  );
  return false;
}
