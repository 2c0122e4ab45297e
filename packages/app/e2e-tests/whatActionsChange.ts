import { at } from '@rollouts-portal/control-plane/json.ts';

/** The fields of a Rollout that actions write; the controller's counting of pods is left out, it never rests. */
export function whatActionsChange(rollout: unknown) {
  return {
    spec: at(rollout, 'spec'),
    step: at(rollout, 'status', 'currentStepIndex'),
    pauses: at(rollout, 'status', 'pauseConditions'),
    abort: at(rollout, 'status', 'abort'),
    promoteFull: at(rollout, 'status', 'promoteFull'),
  };
}
