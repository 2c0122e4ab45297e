import type { Precondition } from '../api/actionSchema';
import { sentence, type Sentence } from '../model/Sentence';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';

/** In which ways a precondition no longer holds; empty when it does. `facts` undefined: the rollout is gone. */
export function whatChanged(
  _precondition: Precondition,
  facts: RolloutFacts | undefined,
): Sentence[] {
  return facts ? [] : [sentence('changed-gone')];
}
