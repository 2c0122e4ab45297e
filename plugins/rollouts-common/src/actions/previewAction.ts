import type { DerivedPreview } from '../model/Derived';
import { sentence } from '../model/Sentence';
import type { Verb } from '../model/Verb';
import type { Known } from '../status/argo-rollouts/deriveSummary';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';
import { weightsOf } from '../status/argo-rollouts/weightsOf';
import { preconditionOf } from './preconditionOf';

/** What an action would do now. */
export function previewAction(
  verb: Verb,
  facts: RolloutFacts,
  known: Known,
): DerivedPreview {
  return {
    verb,
    possible: true,
    summary: sentence('changed-gone'),
    effects: [],
    before: weightsOf(facts, known.replicaSets),
    condition: sentence('changed-gone'),
    precondition: preconditionOf(verb, facts),
  };
}
