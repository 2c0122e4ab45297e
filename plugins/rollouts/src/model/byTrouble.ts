import type {
  ClusterStatus,
  FreshnessState,
} from '@rollouts-portal/plugin-rollouts-common';

/** The worst first. */
// A Record, so that a state without a place does not compile.
export const TROUBLE_RANK: Record<FreshnessState, number> = {
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

/** What an operator can do something about comes first, what is well comes last; then by name. */
export function byTrouble(one: ClusterStatus, other: ClusterStatus): number {
  return (
    TROUBLE_RANK[one.freshness.state] - TROUBLE_RANK[other.freshness.state] ||
    one.name.localeCompare(other.name, undefined, { numeric: true })
  );
}
