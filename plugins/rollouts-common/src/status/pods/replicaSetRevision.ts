import type { Revision } from '../../api/rolloutSchema';
import type { ReplicaSetFacts } from '../argo-rollouts/ReplicaSetFacts';
import { instantAfter } from '../object/instantAfter';
import type { KnownPods } from './KnownPods';
import { podsOwnedBy } from './podsOwnedBy';

/** A version of a rollout as its ReplicaSet has it, with its pods where they are known. */
export function replicaSetRevision(
  replicaSet: ReplicaSetFacts,
  roles: string[],
  { pods }: KnownPods,
): Revision {
  return {
    revision: replicaSet.revision,
    name: replicaSet.name,
    podHash: replicaSet.podHash,
    roles,
    images: [...replicaSet.images],
    createdAt: replicaSet.createdAt,
    desired: replicaSet.desired,
    replicas: replicaSet.replicas,
    ready: replicaSet.ready,
    available: replicaSet.available,
    scaleDownAt:
      replicaSet.replicas > 0
        ? instantAfter(replicaSet.scaleDownDeadline, 0)
        : undefined,
    health: replicaSet.health,
    ...podsOwnedBy(replicaSet.uid, pods),
  };
}
