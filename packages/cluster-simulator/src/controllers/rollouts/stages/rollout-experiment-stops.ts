import type { StoredObject } from '../../../store/KubernetesObject';
import { flagAt, textAt } from '../../engine/fields';
import { hasAnalysisEnded } from '../analysisKinds';
import { currentExperiment, wantedExperiment } from '../currentExperiment';
import type { RolloutMoment } from '../RolloutMoment';
import { rolloutStage } from '../rolloutStage';

/** Its step was skipped, or the update is aborted or replaced. */
export const rolloutExperimentStops = rolloutStage({
  name: 'rollout-experiment-stops',
  matches: moment => experimentToStop(moment) !== undefined,
  next: moment => {
    const { name, namespace } = experimentToStop(moment)?.metadata ?? {};
    return name === undefined
      ? []
      : [
          {
            write: 'patch',
            of: { kind: 'Experiment', name, namespace },
            patch: { spec: { terminate: true } },
          },
        ];
  },
});

function experimentToStop(moment: RolloutMoment): StoredObject | undefined {
  const needed = wantedExperiment(moment) && currentExperiment(moment);
  return moment.view
    .ownedBy(moment.rollout, 'Experiment')
    .find(
      experiment =>
        experiment !== needed &&
        !flagAt(experiment, 'spec', 'terminate') &&
        !hasAnalysisEnded(textAt(experiment, 'status', 'phase')),
    );
}
