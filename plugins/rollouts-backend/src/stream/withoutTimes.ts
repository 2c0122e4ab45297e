import type { ClusterStatus } from '@rollouts-portal/plugin-rollouts-common';

/** The moment of the last contact goes on and on, and is no change worth telling. */
export function withoutTimes(cluster: ClusterStatus): ClusterStatus {
  return {
    ...cluster,
    freshness: { ...cluster.freshness, lastContactAt: undefined },
    watches: cluster.watches?.map(watch => ({
      ...watch,
      lastContactAt: undefined,
    })),
  };
}
