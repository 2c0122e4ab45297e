import type { StoredObject } from '../../store/KubernetesObject';
import { sameJson } from '../../store/Json';
import type { ClusterView } from '../engine/ClusterView';
import type { Stage } from '../engine/Stage';
import { activePods, availableAt, replicaSetStatus } from './replicaSetStatus';

/** At once when something has changed; when a ready Pod has been so for long enough, then. */
export const replicaSetReports: Stage = {
  name: 'replica-set-reports',
  matches: (replicaSet, view) =>
    !isUpToDate(replicaSet, view) ||
    becomingAvailable(replicaSet, view).length > 0,
  wait: (replicaSet, view) =>
    isUpToDate(replicaSet, view)
      ? new Date(Math.min(...becomingAvailable(replicaSet, view)))
      : 0,
  next: (replicaSet, view) => {
    const { name, namespace } = replicaSet.metadata;
    return [
      {
        write: 'status',
        of: { kind: 'ReplicaSet', name, namespace },
        status: replicaSetStatus(replicaSet, view),
      },
    ];
  },
};

function isUpToDate(replicaSet: StoredObject, view: ClusterView): boolean {
  return sameJson(replicaSet.status, replicaSetStatus(replicaSet, view));
}

function becomingAvailable(
  replicaSet: StoredObject,
  view: ClusterView,
): number[] {
  return activePods(replicaSet, view)
    .map(pod => availableAt(replicaSet, pod))
    .flatMap(at => (at && at > view.now ? [at.getTime()] : []));
}
