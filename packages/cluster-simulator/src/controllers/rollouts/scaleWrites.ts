import type { StoredObject } from '../../store/KubernetesObject';
import type { Write } from '../engine/Write';
import { revisionOf, wantedOf } from './replicaSetCounts';
import type { RolloutMoment } from './RolloutMoment';
import { rolloutEvent } from './rolloutEvent';

const DESIRED = 'rollout.argoproj.io/desired-replicas';

/** Gives a ReplicaSet another number of Pods, and tells so. */
export function scaleWrites(
  { name, replicas }: RolloutMoment,
  set: StoredObject,
  to: number,
): Write[] {
  const from = wantedOf(set);
  const of = {
    kind: 'ReplicaSet',
    name: set.metadata.name,
    namespace: set.metadata.namespace,
  };
  return [
    {
      write: 'patch',
      of,
      patch: {
        metadata: { annotations: { [DESIRED]: String(replicas) } },
        spec: { replicas: to },
      },
    },
    rolloutEvent(
      name,
      'ScalingReplicaSet',
      `Scaled ${to > from ? 'up' : 'down'} ReplicaSet ${
        of.name
      } (revision ${revisionOf(set)}) from ${from} to ${to}`,
    ),
  ];
}
