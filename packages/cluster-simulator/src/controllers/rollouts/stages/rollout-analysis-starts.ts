import { flagAt, textAt } from '../../engine/fields';
import { analysisKinds, pointedRun, type AnalysisKind } from '../analysisKinds';
import { analysisRunOf } from '../analysisRunOf';
import { statusWrites } from '../nextStatus';
import type { RolloutMoment } from '../RolloutMoment';
import { rolloutStage } from '../rolloutStage';

/** An analysis is wanted that has no run yet, or a fresh one after a retry. */
export const rolloutAnalysisStarts = rolloutStage({
  name: 'rollout-analysis-starts',
  matches: moment =>
    !moment.isPausedByUser && kindToStart(moment) !== undefined,
  next: moment => {
    const kind = kindToStart(moment);
    const analysis = kind?.wanted(moment);
    if (!kind || !analysis) return [];
    const run = analysisRunOf(moment, kind, analysis);
    return [
      { write: 'create', object: run },
      ...statusWrites(moment, {
        [kind.strategy]: {
          [kind.pointer]: { name: run.metadata.name, status: '' },
        },
      }),
    ];
  },
});

function kindToStart(moment: RolloutMoment): AnalysisKind | undefined {
  return analysisKinds.find(
    kind => kind.wanted(moment) && needsRun(moment, kind),
  );
}

function needsRun(moment: RolloutMoment, kind: AnalysisKind): boolean {
  const name = pointedRun(moment, kind);
  if (name === undefined) return true;
  const told = textAt(moment.status, kind.strategy, kind.pointer, 'status');
  // What failed and was told has led to an abort; that there is none any more is a retry.
  if (told === 'Failed' || told === 'Error') return true;
  return (
    told === 'Inconclusive' &&
    flagAt(moment.status, 'controllerPause') &&
    moment.pauseOf('InconclusiveAnalysisRun') === undefined
  );
}
