import type { Revision } from '../../api/rolloutSchema';
import { shownPods } from '../pods/shownPods';
import type { WorkloadFacts } from '../workloads/WorkloadFacts';
import type { FlaggerKnown } from './FlaggerKnown';

/** The two workloads of a Canary with their pods: the target, which holds the new version, and the primary. */
export function flaggerRevisions(known: FlaggerKnown): Revision[] {
  const { target, primary } = known;
  return [
    ...(target ? [workloadRevision(target, 'canary', known)] : []),
    ...(primary ? [workloadRevision(primary, 'primary', known)] : []),
  ];
}

function workloadRevision(
  workload: WorkloadFacts,
  role: 'canary' | 'primary',
  { pods, replicaSets = [] }: FlaggerKnown,
): Revision {
  const owners = new Set([
    workload.uid,
    ...replicaSets
      .filter(({ ownerUid }) => ownerUid === workload.uid)
      .map(({ uid }) => uid),
  ]);
  const { status } = workload;
  return {
    // The two count apart from each other, so their numbers would not compare.
    revision: 0,
    name: workload.name,
    roles: [role],
    images: [...workload.images],
    createdAt: workload.createdAt,
    desired: workload.replicas,
    replicas: status.replicas,
    ready: status.ready,
    available: status.available,
    ...(pods &&
      shownPods(
        pods.filter(({ ownerUids }) => ownerUids.some(uid => owners.has(uid))),
      )),
  };
}
