import { listAt, numberAt, textAt } from '../../engine/fields';
import { timeText } from '../../engine/timeText';
import { statusWrites } from '../nextStatus';
import type { RolloutMoment } from '../RolloutMoment';
import { rolloutStage } from '../rolloutStage';
import { isStepping } from '../stepCompletion';

/** A step plugin has its entry in the status; here every one succeeds at once. */
export const stepPluginRuns = rolloutStage({
  name: 'step-plugin-runs',
  matches: moment =>
    isStepping(moment) &&
    moment.currentStep?.plugin !== undefined &&
    !hasRun(moment),
  next: moment => {
    const { status, stepIndex, currentStep, view } = moment;
    const now = timeText(view.now);
    return statusWrites(moment, {
      canary: {
        stepPluginStatuses: [
          ...listAt(status, 'canary', 'stepPluginStatuses'),
          {
            index: stepIndex,
            name: textAt(currentStep, 'plugin', 'name'),
            operation: 'Run',
            phase: 'Successful',
            startedAt: now,
            updatedAt: now,
            finishedAt: now,
            executions: 1,
          },
        ],
      },
    });
  },
});

function hasRun({ status, stepIndex }: RolloutMoment): boolean {
  return listAt(status, 'canary', 'stepPluginStatuses').some(
    entry => numberAt(entry, 'index') === stepIndex,
  );
}
