import type { FreshnessState } from '@rollouts-portal/plugin-rollouts-common';

// A Record, so that a state without a place does not compile.
const RANK: Record<FreshnessState, number> = {
  'auth-failed': 0,
  denied: 1,
  unreachable: 2,
  stale: 3,
  reconnecting: 4,
  partial: 5,
  syncing: 6,
  unwatched: 7,
  absent: 8,
  live: 9,
};

/** The lower, the worse: what an operator can do something about comes first, what is well comes last. */
export function troubleRank(state: FreshnessState): number {
  return RANK[state];
}
