import type { Write } from '../engine/Write';
import { statusWrites } from './nextStatus';
import type { RolloutMoment } from './RolloutMoment';
import { rolloutEvent } from './rolloutEvent';
import { stepText } from './stepText';

/** The current step is done, and the next one begins. */
export function stepCompletion(moment: RolloutMoment): Write[] {
  const { name, steps, stepIndex, currentStep } = moment;
  if (!currentStep) return [];
  return [
    rolloutEvent(
      name,
      'RolloutStepCompleted',
      `Rollout step ${stepIndex + 1}/${steps.length} completed (${stepText(
        currentStep,
      )})`,
    ),
    ...statusWrites(moment, {
      stepIndex: stepIndex + 1,
      resume: 'CanaryPauseStep',
      canary: {
        currentStepAnalysisRunStatus: undefined,
        currentExperiment: undefined,
      },
    }),
  ];
}

/** Whether the steps of an update are being gone through. */
export function isStepping(moment: RolloutMoment): boolean {
  return (
    moment.currentStep !== undefined &&
    moment.stableHash !== '' &&
    !moment.isChanged &&
    !moment.isFullyPromoted &&
    !moment.isAborted &&
    !moment.isPromotedInFull &&
    !moment.isPausedByUser
  );
}
