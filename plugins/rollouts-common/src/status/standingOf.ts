import type { DerivedStanding } from '../model/Derived';
import { deriveStanding } from './argo-rollouts/deriveStanding';
import type { RolloutState } from './RolloutState';
import { summaryOf } from './summaryOf';

/** Of the row of a rollout of any provider at least what a fleet is looked through for. */
export function standingOf(state: RolloutState): DerivedStanding {
  return state.provider === 'argo-rollouts'
    ? deriveStanding(state.facts, state.known)
    : summaryOf(state);
}
