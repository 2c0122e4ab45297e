import type { RolloutFacts, StepFacts } from './RolloutFacts';

/** Where a canary with steps stands. `step` is absent when all are done; then `index` is at least `count`. */
export type CurrentStep = { index: number; count: number; step?: StepFacts };

/** Absent when the strategy has no steps. */
export function currentStep(facts: RolloutFacts): CurrentStep | undefined {
  if (facts.strategy.type !== 'canary') return undefined;
  const { steps } = facts.strategy;
  if (steps.length === 0) return undefined;
  const index = facts.status.currentStepIndex ?? 0;
  return { index, count: steps.length, step: steps[index] };
}
