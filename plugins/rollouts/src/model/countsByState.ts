import type {
  ClusterStatus,
  FreshnessState,
} from '@rollouts-portal/plugin-rollouts-common';

import { troubleRank } from './troubleRank';

/**
 * How many clusters are in each state, the worst first; states that none is in are left out.
 *
 * @param chosen - is counted in any case: the last cluster may leave a state while one looks at just those in it
 */
export function countsByState(
  clusters: readonly ClusterStatus[],
  chosen?: FreshnessState,
): { state: FreshnessState; count: number }[] {
  const counts = new Map<FreshnessState, number>();
  if (chosen) counts.set(chosen, 0);
  for (const { freshness } of clusters) {
    counts.set(freshness.state, (counts.get(freshness.state) ?? 0) + 1);
  }
  return [...counts]
    .map(([state, count]) => ({ state, count }))
    .sort((one, other) => troubleRank(one.state) - troubleRank(other.state));
}
