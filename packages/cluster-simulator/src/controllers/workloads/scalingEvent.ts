import type { StoredObject } from '../../store/KubernetesObject';
import type { Write } from '../engine/Write';
import type { Scaling } from './nextScaling';

export function scalingEvent(
  { metadata: { name, namespace } }: StoredObject,
  { replicaSet, from, to }: Scaling,
): Write {
  return {
    write: 'event',
    about: { kind: 'Deployment', name, namespace },
    type: 'Normal',
    reason: 'ScalingReplicaSet',
    message: `Scaled ${to > from ? 'up' : 'down'} replica set ${
      replicaSet.metadata.name
    } from ${from} to ${to}`,
    source: 'deployment-controller',
  };
}
