import { currentStep } from './currentStep';
import type { RolloutFacts } from './RolloutFacts';

/** Whether nothing is left of the running step but that the router confirms its weight. */
export function awaitsRouter(facts: RolloutFacts): boolean {
  const step = currentStep(facts)?.step;
  const { canaryWeights } = facts.status;
  return (
    step?.type === 'setWeight' &&
    canaryWeights?.verified === false &&
    canaryWeights.canary === step.weight
  );
}
