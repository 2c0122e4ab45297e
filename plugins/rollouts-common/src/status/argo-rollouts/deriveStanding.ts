import { availableActions } from '../../actions/availableActions';
import type { DerivedStanding, DerivedSummary } from '../../model/Derived';
import { DECIDING_VERBS, VERBS, type Verb } from '../../model/Verb';
import { dueOf } from './dueOf';
import { explain } from './explain';
import { imagesOf } from './imagesOf';
import type { Known } from './Known';
import { ownReplicaSets } from './ownReplicaSets';
import type { RolloutFacts } from './RolloutFacts';
import { rolloutPhase } from './rolloutPhase';
import { stateSince } from './stateSince';

const DECIDING = VERBS.filter(verb => DECIDING_VERBS.has(verb));

/**
 * Where a rollout stands, without what only those are told who look at it: a fleet derives this of a hundred thousand.
 *
 * @param verbs - the actions to tell of
 */
export function deriveStanding(
  facts: RolloutFacts,
  known: Known,
  verbs: readonly Verb[] = DECIDING,
): DerivedStanding & Pick<DerivedSummary, 'message' | 'why'> {
  const { phase, message } = rolloutPhase(facts);
  const { why, waitingFor } = explain(facts, known);
  const replicaSets = ownReplicaSets(facts, known);
  return {
    namespace: facts.namespace,
    name: facts.name,
    provider: 'argo-rollouts',
    strategy: facts.strategy.type,
    phase,
    message,
    why,
    waitingFor,
    since: stateSince(facts, phase, waitingFor, known.journal),
    due: dueOf(facts, { ...known, replicaSets }, waitingFor),
    images: imagesOf(facts, replicaSets),
    actions: availableActions(facts, verbs),
  };
}
