import type { PossibleAction } from '../model/Derived';
import { VERBS } from '../model/Verb';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';

/** For every verb whether it has an effect on the rollout as it is now, or why not. */
export function availableActions(facts: RolloutFacts): PossibleAction[] {
  return VERBS.map(verb => ({
    verb,
    possible: facts.status.abort === (verb === 'retry'),
  }));
}
