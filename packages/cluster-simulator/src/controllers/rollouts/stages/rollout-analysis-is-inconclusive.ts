import { textAt } from '../../engine/fields';
import { analysisKinds, pointedRun } from '../analysisKinds';
import { statusWrites } from '../nextStatus';
import type { RolloutMoment } from '../RolloutMoment';
import { rolloutStage } from '../rolloutStage';

/** Neither good nor bad: a person has to look. */
export const rolloutAnalysisIsInconclusive = rolloutStage({
  name: 'rollout-analysis-is-inconclusive',
  matches: moment =>
    moment.pauseOf('InconclusiveAnalysisRun') === undefined &&
    analysisKinds.some(kind => {
      const { namespace } = moment.rollout.metadata;
      const name = pointedRun(moment, kind) ?? '';
      const run = moment.view.find({ kind: 'AnalysisRun', name, namespace });
      return (
        kind.wanted(moment) !== undefined &&
        textAt(run, 'status', 'phase') === 'Inconclusive' &&
        isNew(moment, kind)
      );
    }),
  next: moment => statusWrites(moment, { pause: 'InconclusiveAnalysisRun' }),
});

function isNew(
  { status }: RolloutMoment,
  { strategy, pointer }: (typeof analysisKinds)[number],
): boolean {
  return textAt(status, strategy, pointer, 'status') !== 'Inconclusive';
}
