import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';
import { currentStep } from '../status/argo-rollouts/currentStep';

/**
 * What a promote has to write. One place for it, so that the preview cannot promise something else than the patch does.
 *
 * - `unpause`: set `spec.paused` to false first, and wait until it is observed: a paused controller undoes the rest.
 * - `end-pause`: clear `status.pauseConditions`.
 * - `pass-inconclusive`: clear them, set `status.controllerPause` to false and the index to `nextStepIndex`, in one patch;
 *   otherwise the next pause would be swallowed.
 * - `skip-step`: no pause to end, so the running step is skipped: the index becomes `nextStepIndex`.
 */
export type PromotePlan = {
  unpause: boolean;
  status:
    | { change: 'none' }
    | { change: 'end-pause' }
    | { change: 'pass-inconclusive'; nextStepIndex: number }
    | { change: 'skip-step'; nextStepIndex: number };
};

export function promotePlan(facts: RolloutFacts): PromotePlan {
  const { status } = facts;
  const step = currentStep(facts);
  const nextStepIndex = step && Math.min(step.index + 1, step.count);
  const unpause = facts.paused;

  if (status.pauseConditions.length > 0) {
    return nextStepIndex !== undefined &&
      status.controllerPause &&
      status.stepAnalysis?.status === 'Inconclusive'
      ? { unpause, status: { change: 'pass-inconclusive', nextStepIndex } }
      : { unpause, status: { change: 'end-pause' } };
  }
  // kubectl would skip the running step along with unpausing; a person who resumes does not ask for that.
  if (unpause || nextStepIndex === undefined) {
    return { unpause, status: { change: 'none' } };
  }
  return { unpause, status: { change: 'skip-step', nextStepIndex } };
}
