import { formatRolloutId } from '@rollouts-portal/plugin-rollouts-common';

import type { ClusterFacts } from '../cluster/ClusterFacts';
import type { ObjectKey } from '../cluster/FactStore';
import type { RolloutSnapshot } from './RolloutSnapshot';

/** What a cluster knows of one rollout now; undefined when there is no such rollout. */
export function takeSnapshot(
  cluster: ClusterFacts,
  key: ObjectKey,
): RolloutSnapshot | undefined {
  const facts = cluster.rollouts.get(key);
  if (!facts) {
    return undefined;
  }
  return {
    id: formatRolloutId({
      cluster: cluster.name,
      group: 'argoproj.io',
      kind: 'Rollout',
      namespace: facts.namespace,
      name: facts.name,
    }),
    cluster: cluster.name,
    environment: cluster.environment,
    freshness: cluster.freshness(),
    facts,
    namespace: cluster.namespaces.get(facts.namespace),
    replicaSets: cluster.replicaSetsOf(facts),
    journal: cluster.journalOf(facts),
  };
}
