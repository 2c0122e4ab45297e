import type { RolloutFacts } from '@rollouts-portal/plugin-rollouts-common';

/** Where a Rollout is in its API server. From what the cluster told us, not from a request. */
export function rolloutPath({ namespace, name }: RolloutFacts): string {
  return `/apis/argoproj.io/v1alpha1/namespaces/${encodeURIComponent(
    namespace,
  )}/rollouts/${encodeURIComponent(name)}`;
}
