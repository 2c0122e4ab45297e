import type { ClusterStatus } from '@rollouts-portal/plugin-rollouts-common';

import { troubleRank } from './troubleRank';

/** The worst first; then by name. */
export function byTrouble(one: ClusterStatus, other: ClusterStatus): number {
  return (
    troubleRank(one.freshness.state) - troubleRank(other.freshness.state) ||
    one.name.localeCompare(other.name, undefined, { numeric: true })
  );
}
