import { belongsTo } from './belongsTo';
import type { Known } from './Known';
import type { ReplicaSetFacts } from './ReplicaSetFacts';
import type { RolloutFacts } from './RolloutFacts';

/** Of the ReplicaSets around a rollout its own and those of its experiments; undefined while they are not watched. */
export function ownReplicaSets(
  facts: RolloutFacts,
  { replicaSets }: Known,
): ReplicaSetFacts[] | undefined {
  return replicaSets?.filter(replicaSet => belongsTo(replicaSet, facts));
}
