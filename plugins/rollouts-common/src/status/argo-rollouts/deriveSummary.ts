import type { DerivedSummary } from '../../model/Derived';
import { VERBS } from '../../model/Verb';
import { abortedAtStep } from './abortedAtStep';
import { currentStep } from './currentStep';
import { deriveStanding } from './deriveStanding';
import { earliestEnd } from './earliestEnd';
import type { Known } from './Known';
import { moreOf } from './moreOf';
import { ownReplicaSets } from './ownReplicaSets';
import type { RolloutFacts } from './RolloutFacts';
import { updateBeganAt } from './updateBeganAt';
import { weightsOf } from './weightsOf';

/** The row of a rollout: pure, without a clock; what changes by itself is in `due`. */
export function deriveSummary(
  facts: RolloutFacts,
  known: Known,
): DerivedSummary {
  const { status } = facts;
  const standing = deriveStanding(facts, known, VERBS);
  const { waitingFor } = standing;
  const replicaSets = ownReplicaSets(facts, known);
  const step = currentStep(facts);
  return {
    ...standing,
    kind: 'Rollout',
    uid: facts.uid,
    createdAt: facts.createdAt,
    more: moreOf(facts, { ...known, replicaSets }),
    earliestEnd: earliestEnd(facts, known, waitingFor),
    // Like upstream: without an index in the status there is no step to show.
    step:
      step && status.currentStepIndex !== undefined
        ? {
            index: step.index,
            count: step.count,
            abortedIndex: abortedAtStep(facts, known),
          }
        : undefined,
    aborted: status.abort,
    beganAt: updateBeganAt(facts, known.journal),
    weights: weightsOf(facts, replicaSets),
    revision: facts.revision,
    pods: {
      desired: facts.replicas,
      current: status.replicas,
      updated: status.updatedReplicas,
      ready: status.readyReplicas,
      available: status.availableReplicas,
    },
  };
}
