import type { StoredObject } from '../../store/KubernetesObject';
import { numberAt } from '../engine/fields';
import type { Stage } from '../engine/Stage';
import type { Write } from '../engine/Write';
import { isReady } from './pods';
import { activePods } from './replicaSetStatus';

/** First those that are not ready, then the youngest. */
export const replicaSetDropsPods: Stage = {
  name: 'replica-set-drops-pods',
  matches: (replicaSet, view) =>
    activePods(replicaSet, view).length >
    (numberAt(replicaSet.spec, 'replicas') ?? 1),
  next: (replicaSet, view) => {
    const { name, namespace } = replicaSet.metadata;
    const wanted = numberAt(replicaSet.spec, 'replicas') ?? 1;
    const pods = activePods(replicaSet, view).sort(worstFirst);
    return pods
      .slice(0, pods.length - wanted)
      .flatMap(({ metadata }): Write[] => [
        {
          write: 'delete',
          of: { kind: 'Pod', name: metadata.name, namespace },
        },
        {
          write: 'event',
          about: { kind: 'ReplicaSet', name, namespace },
          type: 'Normal',
          reason: 'SuccessfulDelete',
          message: `Deleted pod: ${metadata.name}`,
          source: 'replicaset-controller',
        },
      ]);
  },
};

function worstFirst(one: StoredObject, other: StoredObject): number {
  const readiness = Number(isReady(one)) - Number(isReady(other));
  if (readiness !== 0) return readiness;
  return (
    Date.parse(other.metadata.creationTimestamp) -
    Date.parse(one.metadata.creationTimestamp)
  );
}
