import { formatRolloutId } from '@rollouts-portal/plugin-rollouts-common';

import type { ClusterFacts } from '../cluster/ClusterFacts';
import type { ObjectKey } from '../cluster/FactStore';
import type { RolloutKind } from '../cluster/RolloutKind';
import type { RolloutSnapshot } from './RolloutSnapshot';

/** What a cluster knows of one rollout now; undefined when there is no such rollout. */
export function takeSnapshot(
  cluster: ClusterFacts,
  kind: RolloutKind,
  key: ObjectKey,
): RolloutSnapshot | undefined {
  const state = kind.state(key);
  if (!state) {
    return undefined;
  }
  const { namespace, name } = state.facts;
  return {
    ...state,
    id: formatRolloutId({
      cluster: cluster.name,
      ...kind.name,
      namespace,
      name,
    }),
    cluster: cluster.name,
    kind: kind.name,
    environment: cluster.environment,
    freshness: cluster.freshness(),
    namespace: cluster.namespaces.get(namespace),
    watchedSince: kind.watchedSince(key),
  };
}
