import { rolloutStatus } from './rolloutStatus';
import type { WorkloadFacts, WorkloadKind } from './WorkloadFacts';

const NOUN: Record<WorkloadKind, string> = {
  Deployment: 'deployment',
  StatefulSet: 'statefulset',
  DaemonSet: 'daemon set',
};

/**
 * The line that `kubectl rollout status` prints in this state, or the words of its error; for comparison with kubectl
 * only, the portal has sentences of its own.
 */
export function rolloutStatusText(facts: WorkloadFacts): string {
  const { kind, name, replicas, status } = facts;
  const noun = NOUN[kind];
  switch (rolloutStatus(facts)) {
    case 'not-observed':
      return `Waiting for ${noun} spec update to be observed...`;
    case 'by-hand':
      return 'error: rollout status is only available for RollingUpdate strategy type';
    case 'deadline-passed':
      return `error: deployment "${name}" exceeded its progress deadline`;
    case 'updating':
      return updatingText(facts);
    case 'old-pods-end':
      return `Waiting for deployment "${name}" rollout to finish: ${
        status.replicas - status.updated
      } old replicas are pending termination...`;
    case 'becoming-available':
      return kind === 'StatefulSet'
        ? `Waiting for ${replicas - status.ready} pods to be ready...`
        : `Waiting for ${noun} "${name}" rollout to finish: ${
            status.available
          } of ${kind === 'DaemonSet' ? replicas : status.updated} updated ${
            kind === 'DaemonSet' ? 'pods' : 'replicas'
          } are available...`;
    case 'complete':
      return completeText(facts);
  }
}

function updatingText(facts: WorkloadFacts): string {
  const { kind, name, replicas, partition = 0, status } = facts;
  if (kind !== 'StatefulSet') {
    return `Waiting for ${NOUN[kind]} "${name}" rollout to finish: ${
      status.updated
    } out of ${replicas} new ${
      kind === 'DaemonSet' ? 'pods' : 'replicas'
    } have been updated...`;
  }
  return facts.partitioned
    ? `Waiting for partitioned roll out to finish: ${status.updated} out of ${
        replicas - partition
      } new pods have been updated...`
    : `waiting for statefulset rolling update to complete ${status.updated} pods at revision ${status.updateRevision}...`;
}

function completeText(facts: WorkloadFacts): string {
  const { kind, name, status } = facts;
  if (kind !== 'StatefulSet') {
    return `${NOUN[kind]} "${name}" successfully rolled out`;
  }
  return facts.partitioned
    ? `partitioned roll out complete: ${status.updated} new pods have been updated...`
    : `statefulset rolling update complete ${status.currentReplicas} pods at revision ${status.currentRevision}...`;
}
