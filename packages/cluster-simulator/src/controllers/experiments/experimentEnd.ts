import type { StoredObject } from '../../store/KubernetesObject';
import type { ClusterView } from '../engine/ClusterView';
import type { Write } from '../engine/Write';
import { isOver, momentOf, runPhase } from './ExperimentMoment';
import { experimentStatus } from './experimentStatus';
import type { outcomeOf } from './outcomeOf';

type Outcome = NonNullable<ReturnType<typeof outcomeOf>>;

/** Says how it has ended; what still measures is told to end, too. */
export function experimentEnd(
  experiment: StoredObject,
  view: ClusterView,
  outcome: Outcome,
): Write[] {
  const moment = momentOf(experiment, view);
  const { namespace } = experiment.metadata;
  return [
    ...moment.analyses
      .filter(({ run }) => run && !isOver(runPhase(run)))
      .flatMap(({ name, run }): Write[] => [
        {
          write: 'patch',
          of: {
            kind: 'AnalysisRun',
            name: run?.metadata.name ?? '',
            namespace,
          },
          patch: { spec: { terminate: true } },
        },
        {
          write: 'event',
          about: moment.of,
          type: 'Normal',
          reason: 'AnalysisRunTerminating',
          message: `Terminating ${name} (${run?.metadata.name})`,
          source: 'rollouts-controller',
        },
      ]),
    {
      write: 'status',
      of: moment.of,
      status: experimentStatus(experiment, moment, outcome, view.now),
    },
    {
      write: 'event',
      about: moment.of,
      type: ['Failed', 'Error'].includes(outcome.phase) ? 'Warning' : 'Normal',
      reason: `Experiment${outcome.phase}`,
      message: `Experiment transitioned from ${moment.phase} -> ${outcome.phase}`,
      source: 'rollouts-controller',
    },
  ];
}
