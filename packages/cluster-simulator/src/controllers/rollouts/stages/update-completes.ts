import { statusWrites } from '../nextStatus';
import { promotion } from '../promotion';
import type { RolloutMoment } from '../RolloutMoment';
import { rolloutStage } from '../rolloutStage';

/** The new version is the stable one from now on. */
export const updateCompletes = rolloutStage({
  name: 'update-completes',
  matches: moment => promotion(moment) !== undefined && !isTold(moment),
  next: moment =>
    statusWrites(moment, {
      promotion: promotion(moment) ?? '',
      canary: {
        currentBackgroundAnalysisRunStatus: undefined,
        currentStepAnalysisRunStatus: undefined,
        currentExperiment: undefined,
      },
    }),
});

function isTold(moment: RolloutMoment): boolean {
  return (
    moment.stableHash === moment.hash &&
    !moment.isPromotedInFull &&
    moment.pauseConditions.length === 0 &&
    moment.stepIndex >= moment.steps.length
  );
}
