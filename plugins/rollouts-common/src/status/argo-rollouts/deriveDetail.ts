import type { DerivedDetail } from '../../model/Derived';
import { replicaSetRevision } from '../pods/replicaSetRevision';
import { analysesOf } from './analysis/analysesOf';
import { belongsTo } from './belongsTo';
import { deriveSummary } from './deriveSummary';
import { experimentsOf } from './experiments/experimentsOf';
import { happenings } from './happenings';
import type { Known } from './Known';
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
      .map(replicaSet =>
        replicaSetRevision(
          replicaSet,
          replicaSetRoles(replicaSet, facts),
          known,
        ),
      ),
    revisionsKnown: known.replicaSets !== undefined,
    podWatch: known.podWatch,
    analyses: analysesOf(facts, known),
    experiments: experimentsOf(facts, known),
    happened: happenings(known.journal),
  };
}
