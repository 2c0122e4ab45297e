import { pauseSeconds } from './pauseSeconds';
import type { StepFacts } from './RolloutFacts';

/** How long a step takes at least; undefined: until a person promotes. */
export function stepSeconds(step: StepFacts): number | undefined {
  switch (step.type) {
    case 'pause':
      return step.duration === undefined
        ? undefined
        : Math.max(pauseSeconds(step.duration), 0);
    case 'experiment':
      return step.duration === undefined || step.mayEndEarly
        ? 0
        : Math.max(pauseSeconds(step.duration), 0);
    default:
      return 0;
  }
}
