import type { ClusterStatus } from '@rollouts-portal/plugin-rollouts-common';

/**
 * When it was last heard, and whether all was read of it, goes on and on, and is no change worth telling on a page of
 * rollouts.
 */
export function withoutTimes(cluster: ClusterStatus): ClusterStatus {
  return {
    ...cluster,
    freshness: {
      ...cluster.freshness,
      lastContactAt: undefined,
      behindSince: undefined,
    },
    watches: cluster.watches?.map(watch => ({
      ...watch,
      lastContactAt: undefined,
    })),
  };
}
