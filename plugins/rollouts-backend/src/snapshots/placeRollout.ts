import { formatRolloutId } from '@rollouts-portal/plugin-rollouts-common';

import type { ClusterFacts } from '../cluster/ClusterFacts';
import type { ObjectKey } from '../cluster/FactStore';
import type { RolloutKind } from '../cluster/RolloutKind';
import type { PlacedRollout } from './RolloutSnapshot';

/**
 * What a rollout is now, and where; undefined when there is no such rollout.
 *
 * @param knownId - where it is known, as `formatRolloutId` writes it
 */
export function placeRollout(
  cluster: ClusterFacts,
  kind: RolloutKind,
  key: ObjectKey,
  knownId?: string,
): PlacedRollout | undefined {
  const state = kind.state(key);
  if (!state) return undefined;
  const { namespace, name } = state.facts;
  return {
    ...state,
    id:
      knownId ??
      formatRolloutId({ cluster: cluster.name, ...kind.name, namespace, name }),
    cluster: cluster.name,
    kind: kind.name,
    environment: cluster.environment,
    namespace: cluster.namespaces.get(namespace),
  };
}
