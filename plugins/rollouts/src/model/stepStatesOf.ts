import type {
  RolloutDetail,
  RolloutSummary,
  Step,
} from '@rollouts-portal/plugin-rollouts-common';

/** A rollout of which the single steps may not be known, such as a row of the fleet. */
export type SteppedRollout = Pick<RolloutSummary, 'step' | 'aborted'> &
  Partial<Pick<RolloutDetail, 'steps'>>;

/** How each step went, as far as a summary can tell; empty where there are none. */
export function stepStatesOf({
  step,
  steps,
  aborted,
}: SteppedRollout): Step['state'][] {
  if (steps) return steps.map(({ state }) => state);
  if (!step) return [];
  const { index: completed, count, abortedIndex } = step;
  return Array.from({ length: count }, (_, index) => {
    if (aborted) {
      // Without a journal nobody knows how far it came: the controller counts from 0 again.
      if (abortedIndex === undefined || index > abortedIndex) return 'pending';
      return index === abortedIndex ? 'failed' : 'done';
    }
    if (index < completed) return 'done';
    return index === completed ? 'current' : 'pending';
  });
}
