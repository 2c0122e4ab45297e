import type { Precondition } from '../api/actionSchema';
import type { Sentence } from '../model/Sentence';
import type { Verb } from '../model/Verb';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';

export type ObservedEffect =
  | { result: 'pending' }
  | { result: 'applied'; text: Sentence };

/** Whether the controller has obeyed. That the API server stored the request is not enough. */
export function observedEffect(
  _verb: Verb,
  _precondition: Precondition,
  _facts: RolloutFacts,
): ObservedEffect {
  return { result: 'pending' };
}
