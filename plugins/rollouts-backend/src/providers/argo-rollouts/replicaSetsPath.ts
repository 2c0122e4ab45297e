import type { RolloutFacts } from '@rollouts-portal/plugin-rollouts-common';

/** Where the ReplicaSets of a Rollout are in its API server, among others of the namespace. */
export function replicaSetsPath({ namespace }: RolloutFacts): string {
  return `/apis/apps/v1/namespaces/${encodeURIComponent(
    namespace,
  )}/replicasets`;
}
