import type { JsonObject } from '../../store/Json';
import type { StoredObject } from '../../store/KubernetesObject';
import type { ClusterView } from '../engine/ClusterView';
import { numberAt } from '../engine/fields';
import { isActive, isReady, readySince } from './pods';

/** What a ReplicaSet has to say about its Pods now. */
export function replicaSetStatus(
  replicaSet: StoredObject,
  view: ClusterView,
): JsonObject {
  const pods = activePods(replicaSet, view);
  const ready = pods.filter(isReady).length;
  const available = pods.filter(pod => {
    const at = availableAt(replicaSet, pod);
    return at !== undefined && at <= view.now;
  }).length;
  return {
    replicas: pods.length,
    ...(pods.length > 0 && { fullyLabeledReplicas: pods.length }),
    ...(ready > 0 && { readyReplicas: ready }),
    ...(available > 0 && { availableReplicas: available }),
    terminatingReplicas: 0,
    observedGeneration: replicaSet.metadata.generation ?? 1,
  };
}

export function activePods(
  owner: StoredObject,
  view: ClusterView,
): StoredObject[] {
  return view.ownedBy(owner, 'Pod').filter(isActive);
}

/** When a ready Pod counts as available. */
export function availableAt(
  { spec }: StoredObject,
  pod: StoredObject,
): Date | undefined {
  const since = readySince(pod);
  if (!since) return undefined;
  const seconds = numberAt(spec, 'minReadySeconds') ?? 0;
  return new Date(since.getTime() + seconds * 1_000);
}
