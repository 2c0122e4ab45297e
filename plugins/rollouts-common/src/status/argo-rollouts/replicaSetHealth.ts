import type { ReplicaSetHealth } from './ReplicaSetFacts';
import type { ReplicaSetObject } from './replicaSetSchema';

/** The state of a ReplicaSet by the rules of `kubectl argo rollouts get rollout`. */
export function replicaSetHealth({
  metadata,
  spec,
  status,
}: ReplicaSetObject): ReplicaSetHealth {
  if ((metadata.generation ?? 0) > (status?.observedGeneration ?? 0)) {
    return 'Progressing';
  }
  const isFailing = status?.conditions?.some(
    condition =>
      condition.type === 'ReplicaFailure' && condition.status === 'True',
  );
  if (isFailing) return 'ReplicaFailure';
  // Absent is one, and upstream then asks for nothing.
  const { replicas } = spec ?? {};
  if (replicas && (status?.availableReplicas ?? 0) < replicas) {
    return 'Progressing';
  }
  return replicas === 0 ? 'ScaledDown' : 'Healthy';
}
