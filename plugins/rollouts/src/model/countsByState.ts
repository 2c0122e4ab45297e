import type {
  ClusterStatus,
  FreshnessState,
} from '@rollouts-portal/plugin-rollouts-common';

import { troubleRank } from './troubleRank';

/** How many clusters are in each state, the worst first; states that none is in are left out. */
export function countsByState(
  clusters: readonly ClusterStatus[],
): { state: FreshnessState; count: number }[] {
  const counts = new Map<FreshnessState, number>();
  for (const { freshness } of clusters) {
    counts.set(freshness.state, (counts.get(freshness.state) ?? 0) + 1);
  }
  return [...counts]
    .map(([state, count]) => ({ state, count }))
    .sort((one, other) => troubleRank(one.state) - troubleRank(other.state));
}
