import type { ReplicaSetFacts } from './ReplicaSetFacts';
import type { RolloutFacts } from './RolloutFacts';

/**
 * Whether a ReplicaSet is the rollout's own, or of one of the Experiments that it started. Those carry no reference
 * to the rollout, but the controller names them `<rollout>-<pod hash>-<revision>-<step>`, with `-<n>` on collision.
 */
export function belongsTo(
  replicaSet: ReplicaSetFacts,
  facts: RolloutFacts,
): boolean {
  if (replicaSet.namespace !== facts.namespace) return false;
  if (replicaSet.experiment === undefined) {
    return replicaSet.ownerUid === facts.uid;
  }
  return (
    replicaSet.experiment.startsWith(`${facts.name}-`) &&
    /^[a-z0-9]+-\d+-\d+(-\d+)?$/.test(
      replicaSet.experiment.slice(facts.name.length + 1),
    )
  );
}
