import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';
import { currentStep } from '../status/argo-rollouts/currentStep';
import { isFullyPromoted } from '../status/argo-rollouts/isFullyPromoted';

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

/** What a promote has to write now. Says nothing about whether it makes sense: see `availableActions`. */
export function promotePlan(facts: RolloutFacts): PromotePlan {
  const { status } = facts;
  const step = currentStep(facts);
  const nextStepIndex = step && Math.min(step.index + 1, step.count);
  const unpause = facts.paused;

  if (isFullyPromoted(facts) || status.abort || endsInVain(facts)) {
    return { unpause, status: { change: 'none' } };
  }
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

/** Whether the controller makes the pause anew as soon as it is ended, as recording 10 shows. */
export function endsInVain({ strategy, status }: RolloutFacts): boolean {
  if (strategy.type === 'blueGreen') {
    // It finds no time waited, and begins the wait again; with its own number of preview pods it scales up instead.
    return (
      status.pauseConditions[0]?.reason === 'BlueGreenPause' &&
      strategy.autoPromotionEnabled &&
      Boolean(strategy.autoPromotionSeconds) &&
      strategy.previewReplicaCount === undefined
    );
  }
  // It starts the next experiment, which is inconclusive like the one before.
  return status.pauseConditions.some(
    ({ reason }) => reason === 'InconclusiveExperiment',
  );
}
