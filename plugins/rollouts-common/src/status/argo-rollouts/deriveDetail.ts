import type { Revision } from '../../api/rolloutSchema';
import type { DerivedDetail } from '../../model/Derived';
import { instantAfter } from '../object/instantAfter';
import { analysesOf } from './analysis/analysesOf';
import { belongsTo } from './belongsTo';
import { deriveSummary } from './deriveSummary';
import { experimentsOf } from './experiments/experimentsOf';
import { happenings } from './happenings';
import type { Known } from './Known';
import type { ReplicaSetFacts } from './ReplicaSetFacts';
import { replicaSetRoles } from './replicaSetRoles';
import type { RolloutFacts } from './RolloutFacts';
import { stepsOf } from './stepsOf';

/** The summary, with steps, revisions and what happened; from the same rules, so the two cannot contradict. */
export function deriveDetail(facts: RolloutFacts, known: Known): DerivedDetail {
  return {
    ...deriveSummary(facts, known),
    steps: stepsOf(facts, known),
    revisions: (known.replicaSets ?? [])
      .filter(
        replicaSet =>
          replicaSet.experiment === undefined && belongsTo(replicaSet, facts),
      )
      .sort((a, b) => b.revision - a.revision || (a.name < b.name ? -1 : 1))
      .map(replicaSet => revisionOf(replicaSet, facts)),
    revisionsKnown: known.replicaSets !== undefined,
    analyses: analysesOf(facts, known),
    experiments: experimentsOf(facts, known),
    happened: happenings(known.journal),
  };
}

function revisionOf(
  replicaSet: ReplicaSetFacts,
  facts: RolloutFacts,
): Revision {
  return {
    revision: replicaSet.revision,
    name: replicaSet.name,
    podHash: replicaSet.podHash,
    roles: replicaSetRoles(replicaSet, facts),
    images: [...replicaSet.images],
    createdAt: replicaSet.createdAt,
    desired: replicaSet.desired,
    replicas: replicaSet.replicas,
    ready: replicaSet.ready,
    available: replicaSet.available,
    scaleDownAt:
      replicaSet.replicas > 0
        ? instantAfter(replicaSet.scaleDownDeadline, 0)
        : undefined,
  };
}
