import { sameJson, type JsonObject } from '../../store/Json';
import type { StoredObject } from '../../store/KubernetesObject';
import type { ClusterView } from '../engine/ClusterView';
import type { Stage } from '../engine/Stage';
import { isOver, isWhole, momentOf } from './ExperimentMoment';
import { experimentStatus } from './experimentStatus';

/** It runs from when all templates are available. */
export const experimentReports: Stage = {
  name: 'experiment-reports',
  matches: (experiment, view) => {
    const { phase } = momentOf(experiment, view);
    return (
      phase !== '' &&
      !isOver(phase) &&
      !sameJson(experiment.status, reported(experiment, view))
    );
  },
  next: (experiment, view) => {
    const { of, phase } = momentOf(experiment, view);
    const status = reported(experiment, view);
    return [
      { write: 'status', of, status },
      ...(status.phase === phase
        ? []
        : [
            {
              write: 'event' as const,
              about: of,
              type: 'Normal' as const,
              reason: `Experiment${String(status.phase)}`,
              message: `Experiment transitioned from ${phase} -> ${String(
                status.phase,
              )}`,
              source: 'rollouts-controller',
            },
          ]),
    ];
  },
};

function reported(experiment: StoredObject, view: ClusterView): JsonObject {
  const moment = momentOf(experiment, view);
  const isRunning =
    moment.phase === 'Running' || moment.templates.every(isWhole);
  return experimentStatus(
    experiment,
    moment,
    { phase: isRunning ? 'Running' : 'Pending' },
    view.now,
  );
}
