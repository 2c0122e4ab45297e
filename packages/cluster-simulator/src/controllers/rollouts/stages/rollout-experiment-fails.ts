import { textAt } from '../../engine/fields';
import { currentExperiment, wantedExperiment } from '../currentExperiment';
import { statusWrites } from '../nextStatus';
import type { RolloutMoment } from '../RolloutMoment';
import { rolloutStage } from '../rolloutStage';

/** An experiment that did not succeed aborts the update, or stops it for a person to look. */
export const rolloutExperimentFails = rolloutStage({
  name: 'rollout-experiment-fails',
  matches: moment => {
    const phase = phaseOf(moment);
    return (
      phase === 'Failed' ||
      phase === 'Error' ||
      (phase === 'Inconclusive' &&
        moment.pauseOf('InconclusiveExperiment') === undefined)
    );
  },
  next: moment =>
    phaseOf(moment) === 'Inconclusive'
      ? statusWrites(moment, { pause: 'InconclusiveExperiment' })
      : statusWrites(moment, {
          abort: {
            cause: `Experiment analysis phase is error/failed: ${
              textAt(currentExperiment(moment), 'status', 'message') ?? ''
            }`,
          },
        }),
});

function phaseOf(moment: RolloutMoment): string | undefined {
  if (!wantedExperiment(moment)) return undefined;
  return textAt(currentExperiment(moment), 'status', 'phase');
}
