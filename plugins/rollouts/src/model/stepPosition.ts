import { stepStatesOf, type SteppedRollout } from './stepStatesOf';

/** The step at which a rollout is or at which it failed, counted from 1 as people do; undefined when it has none, or nobody knows. */
export function stepPosition(
  rollout: SteppedRollout,
): { step: number; count: number; allDone: boolean } | undefined {
  const { step } = rollout;
  if (!step || step.count === 0) return undefined;
  // An abort sets the controller's index back to 0; where it happened, the states still tell.
  const open = stepStatesOf(rollout).findIndex(
    state => state === 'current' || state === 'failed',
  );
  // Where nobody saw it, step 1 would be a guess.
  if (open === -1 && rollout.aborted) return undefined;
  const index = open === -1 ? step.index : open;
  return {
    step: Math.min(index + 1, step.count),
    count: step.count,
    allDone: open === -1 && step.index >= step.count,
  };
}
