import type { RolloutDetail } from '@rollouts-portal/plugin-rollouts-common';

/** The step at which a rollout is or at which it failed, counted from 1 as people do; undefined when it has none. */
export function stepPosition({
  step,
  steps,
}: Pick<RolloutDetail, 'step' | 'steps'>):
  | { step: number; count: number; allDone: boolean }
  | undefined {
  if (!step || step.count === 0) return undefined;
  // An abort sets the controller's index back to 0; the rail still knows where it happened.
  const open = steps.find(
    ({ state }) => state === 'current' || state === 'failed',
  );
  const index = open?.index ?? step.index;
  return {
    step: Math.min(index + 1, step.count),
    count: step.count,
    allDone: open === undefined && step.index >= step.count,
  };
}
