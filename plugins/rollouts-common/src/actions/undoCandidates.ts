import type { ReplicaSetFacts } from '../status/argo-rollouts/ReplicaSetFacts';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';

/** A ReplicaSet that can be gone back to. */
export type UndoCandidate = ReplicaSetFacts & { podHash: string };

/**
 * The revisions that an undo can go back to, newest first; the first is the one that `kubectl argo rollouts undo` takes
 * by itself. The current one is none: kubectl finds the templates equal and does nothing.
 *
 * @param replicaSets - the rollout's own
 */
export function undoCandidates(
  facts: RolloutFacts,
  replicaSets: readonly ReplicaSetFacts[],
): UndoCandidate[] {
  return replicaSets
    .flatMap(replicaSet =>
      replicaSet.podHash !== undefined &&
      replicaSet.podHash !== facts.status.currentPodHash &&
      replicaSet.experiment === undefined &&
      replicaSet.revision > 0
        ? [{ ...replicaSet, podHash: replicaSet.podHash }]
        : [],
    )
    .sort((a, b) => b.revision - a.revision);
}
