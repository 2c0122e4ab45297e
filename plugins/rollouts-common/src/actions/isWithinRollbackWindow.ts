import type { ReplicaSetFacts } from '../status/argo-rollouts/ReplicaSetFacts';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';

/**
 * Whether going back to a ReplicaSet takes no steps because of `spec.rollbackWindow`. As the controller counts: by age,
 * not by number, and only those that lie between the target and the stable one.
 */
export function isWithinRollbackWindow(
  target: ReplicaSetFacts,
  { rollbackWindow = 0, status }: RolloutFacts,
  replicaSets: readonly ReplicaSetFacts[],
): boolean {
  const stable = replicaSets.find(({ podHash }) => podHash === status.stableRS);
  if (!stable || target.createdAt >= stable.createdAt) return false;
  const between = replicaSets.filter(
    ({ createdAt, experiment }) =>
      experiment === undefined &&
      createdAt > target.createdAt &&
      createdAt < stable.createdAt,
  );
  return between.length < rollbackWindow;
}
