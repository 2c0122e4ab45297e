import { flagAt, textAt } from '../../engine/fields';
import { isAtTargets } from '../replicaTargets';
import type { RolloutMoment } from '../RolloutMoment';
import { rolloutStage } from '../rolloutStage';
import { isStepping, stepCompletion } from '../stepCompletion';

/** What the current step wanted is so. */
export const stepCompletes = rolloutStage({
  name: 'step-completes',
  matches: moment => isStepping(moment) && isDone(moment),
  next: stepCompletion,
});

function isDone(moment: RolloutMoment): boolean {
  const { currentStep: step, status } = moment;
  if (!step) return false;
  if (step.pause !== undefined) {
    // Someone took the pause away that the controller had made.
    return (
      flagAt(status, 'controllerPause') &&
      moment.pauseOf('CanaryPauseStep') === undefined
    );
  }
  if (step.setWeight !== undefined || step.setCanaryScale !== undefined) {
    return isAtTargets(moment);
  }
  if (step.analysis !== undefined) {
    return phaseOf(moment, 'AnalysisRun', currentRun(moment)) === 'Successful';
  }
  if (step.experiment !== undefined) {
    const name = textAt(status, 'canary', 'currentExperiment');
    return phaseOf(moment, 'Experiment', name) === 'Successful';
  }
  return true;
}

function currentRun({ status }: RolloutMoment): string | undefined {
  return textAt(status, 'canary', 'currentStepAnalysisRunStatus', 'name');
}

function phaseOf(
  { view, rollout }: RolloutMoment,
  kind: string,
  name: string | undefined,
): string | undefined {
  if (name === undefined) return undefined;
  const { namespace } = rollout.metadata;
  return textAt(view.find({ kind, name, namespace }), 'status', 'phase');
}
