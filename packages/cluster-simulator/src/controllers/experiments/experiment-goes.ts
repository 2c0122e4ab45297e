import { numberAt, textAt } from '../engine/fields';
import type { Stage } from '../engine/Stage';
import type { Write } from '../engine/Write';
import { isOver, momentOf } from './ExperimentMoment';

/** Its Pods stay for a while after the end, in case someone still sends them requests. */
export const experimentGoes: Stage = {
  name: 'experiment-goes',
  matches: (experiment, view) => {
    const { phase, templates } = momentOf(experiment, view);
    return (
      isOver(phase) &&
      templates.some(
        ({ replicaSet }) => (numberAt(replicaSet?.spec, 'replicas') ?? 0) > 0,
      )
    );
  },
  wait: ({ spec, status }) => {
    const ended = textAt(status, 'conditions', 0, 'lastUpdateTime') ?? '';
    const seconds = numberAt(spec, 'scaleDownDelaySeconds') ?? 30;
    return new Date(Date.parse(ended) + seconds * 1_000);
  },
  next: (experiment, view) => {
    const { of, templates } = momentOf(experiment, view);
    const { namespace } = experiment.metadata;
    return templates.flatMap(({ replicaSet, replicas }): Write[] => {
      if (!replicaSet) return [];
      const { name } = replicaSet.metadata;
      return [
        {
          write: 'patch',
          of: { kind: 'ReplicaSet', name, namespace },
          patch: { spec: { replicas: 0 } },
        },
        {
          write: 'event',
          about: of,
          type: 'Normal',
          reason: 'ScalingReplicaSet',
          message: `Scaled down ReplicaSet ${name} from ${replicas} to 0`,
          source: 'rollouts-controller',
        },
      ];
    });
  },
};
