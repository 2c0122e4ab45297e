import { textAt } from '../../engine/fields';
import { analysisKinds, pointedRun } from '../analysisKinds';
import { statusWrites } from '../nextStatus';
import type { RolloutMoment } from '../RolloutMoment';
import { rolloutStage } from '../rolloutStage';

/** The controller itself aborts, and says what it was. */
export const rolloutAnalysisFails = rolloutStage({
  name: 'rollout-analysis-fails',
  matches: moment => causeOf(moment) !== undefined,
  next: moment =>
    statusWrites(moment, { abort: { cause: causeOf(moment) ?? '' } }),
});

function causeOf(moment: RolloutMoment): string | undefined {
  const { namespace } = moment.rollout.metadata;
  for (const kind of analysisKinds.filter(({ wanted }) => wanted(moment))) {
    const name = pointedRun(moment, kind) ?? '';
    const run = moment.view.find({ kind: 'AnalysisRun', name, namespace });
    const phase = textAt(run, 'status', 'phase');
    const told = textAt(moment.status, kind.strategy, kind.pointer, 'status');
    // Told already, it belongs to an abort that was since retried.
    if ((phase === 'Failed' || phase === 'Error') && told !== phase) {
      return `${kind.cause}: ${textAt(run, 'status', 'message') ?? ''}`;
    }
  }
  return undefined;
}
