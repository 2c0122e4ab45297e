import type { ClusterFacts } from '../cluster/ClusterFacts';
import type { ObjectKey } from '../cluster/FactStore';
import type { RolloutKind } from '../cluster/RolloutKind';
import { placeRollout } from './placeRollout';
import type { RolloutSnapshot } from './RolloutSnapshot';

/** What a cluster knows of one rollout now; undefined when there is no such rollout. */
export function takeSnapshot(
  cluster: ClusterFacts,
  kind: RolloutKind,
  key: ObjectKey,
): RolloutSnapshot | undefined {
  const rollout = placeRollout(cluster, kind, key);
  return (
    rollout && {
      ...rollout,
      freshness: cluster.freshness(),
      watchedSince: kind.watchedSince(key),
    }
  );
}
