import type { StoredObject } from '../../../store/KubernetesObject';
import { flagAt, textAt } from '../../engine/fields';
import { analysisKinds, hasAnalysisEnded, pointedRun } from '../analysisKinds';
import type { RolloutMoment } from '../RolloutMoment';
import { rolloutStage } from '../rolloutStage';

/** Nobody needs the run any more: its step was skipped, the update aborted or replaced. */
export const rolloutAnalysisStops = rolloutStage({
  name: 'rollout-analysis-stops',
  matches: moment => runToStop(moment) !== undefined,
  next: moment => {
    const { name, namespace } = runToStop(moment)?.metadata ?? {};
    return name === undefined
      ? []
      : [
          {
            write: 'patch',
            of: { kind: 'AnalysisRun', name, namespace },
            patch: { spec: { terminate: true } },
          },
        ];
  },
});

function runToStop(moment: RolloutMoment): StoredObject | undefined {
  const needed = analysisKinds
    .filter(kind => kind.wanted(moment))
    .map(kind => pointedRun(moment, kind));
  return moment.view
    .ownedBy(moment.rollout, 'AnalysisRun')
    .find(
      run =>
        !flagAt(run, 'spec', 'terminate') &&
        !hasAnalysisEnded(textAt(run, 'status', 'phase')) &&
        !needed.includes(run.metadata.name),
    );
}
