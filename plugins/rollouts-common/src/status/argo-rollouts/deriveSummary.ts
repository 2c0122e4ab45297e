import { availableActions } from '../../actions/availableActions';
import type { DerivedSummary } from '../../model/Derived';
import { abortedAtStep } from './abortedAtStep';
import { belongsTo } from './belongsTo';
import { currentStep } from './currentStep';
import { dueOf } from './dueOf';
import { earliestEnd } from './earliestEnd';
import { explain } from './explain';
import { imagesOf } from './imagesOf';
import type { Known } from './Known';
import { moreOf } from './moreOf';
import type { RolloutFacts } from './RolloutFacts';
import { rolloutPhase } from './rolloutPhase';
import { stateSince } from './stateSince';
import { updateBeganAt } from './updateBeganAt';
import { weightsOf } from './weightsOf';

/** The row of a rollout: pure, without a clock; what changes by itself is in `due`. */
export function deriveSummary(
  facts: RolloutFacts,
  known: Known,
): DerivedSummary {
  const { phase, message } = rolloutPhase(facts);
  const { status } = facts;
  const replicaSets = known.replicaSets?.filter(replicaSet =>
    belongsTo(replicaSet, facts),
  );
  const step = currentStep(facts);
  const { why, waitingFor } = explain(facts, known);
  return {
    namespace: facts.namespace,
    name: facts.name,
    kind: 'Rollout',
    provider: 'argo-rollouts',
    strategy: facts.strategy.type,
    uid: facts.uid,
    createdAt: facts.createdAt,
    phase,
    message,
    why,
    waitingFor,
    since: stateSince(facts, phase, waitingFor, known.journal),
    more: moreOf(facts, { ...known, replicaSets }),
    due: dueOf(facts, { ...known, replicaSets }, waitingFor),
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
    images: imagesOf(facts, replicaSets),
    revision: facts.revision,
    pods: {
      desired: facts.replicas,
      current: status.replicas,
      updated: status.updatedReplicas,
      ready: status.readyReplicas,
      available: status.availableReplicas,
    },
    actions: availableActions(facts),
  };
}
