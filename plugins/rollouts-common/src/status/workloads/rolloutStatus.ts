import type { WorkloadFacts, WorkloadKind } from './WorkloadFacts';

/** How far a workload's update is, in the order in which kubectl asks. */
export type RolloutStatus =
  | 'not-observed'
  | 'deadline-passed'
  | 'updating'
  | 'old-pods-end'
  | 'becoming-available'
  | 'complete'
  /** `OnDelete`: pods are replaced when someone deletes them, so kubectl refuses to say. */
  | 'by-hand';

const RULES: Record<WorkloadKind, (facts: WorkloadFacts) => RolloutStatus> = {
  Deployment: deploymentStatus,
  StatefulSet: statefulSetStatus,
  DaemonSet: daemonSetStatus,
};

/** What `kubectl rollout status` would say (kubectl `pkg/polymorphichelpers/rollout_status.go`, 1.36). */
export function rolloutStatus(facts: WorkloadFacts): RolloutStatus {
  return RULES[facts.kind](facts);
}

function deploymentStatus(facts: WorkloadFacts): RolloutStatus {
  const { status } = facts;
  if (facts.generation > status.observedGeneration) return 'not-observed';
  const progressing = status.conditions.find(
    ({ type }) => type === 'Progressing',
  );
  if (progressing?.reason === 'ProgressDeadlineExceeded') {
    return 'deadline-passed';
  }
  if (status.updated < facts.replicas) return 'updating';
  if (status.replicas > status.updated) return 'old-pods-end';
  if (status.available < status.updated) return 'becoming-available';
  return 'complete';
}

function statefulSetStatus(facts: WorkloadFacts): RolloutStatus {
  const { status } = facts;
  if (facts.strategy !== 'RollingUpdate') return 'by-hand';
  if (
    status.observedGeneration === 0 ||
    facts.generation > status.observedGeneration
  ) {
    return 'not-observed';
  }
  if (status.ready < facts.replicas) return 'becoming-available';
  if (facts.partitioned) {
    return facts.partition !== undefined &&
      status.updated < facts.replicas - facts.partition
      ? 'updating'
      : 'complete';
  }
  return status.updateRevision === status.currentRevision
    ? 'complete'
    : 'updating';
}

function daemonSetStatus(facts: WorkloadFacts): RolloutStatus {
  const { status } = facts;
  if (facts.strategy !== 'RollingUpdate') return 'by-hand';
  if (facts.generation > status.observedGeneration) return 'not-observed';
  if (status.updated < facts.replicas) return 'updating';
  if (status.available < facts.replicas) return 'becoming-available';
  return 'complete';
}
