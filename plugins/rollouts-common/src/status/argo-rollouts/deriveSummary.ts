import type { DerivedSummary } from '../../model/Derived';
import type { RolloutJournal } from '../../model/JournalEntry';
import { sentence } from '../../model/Sentence';
import { availableActions } from '../../actions/availableActions';
import { belongsTo } from './belongsTo';
import { currentStep } from './currentStep';
import { imagesOf } from './imagesOf';
import type { ReplicaSetFacts } from './ReplicaSetFacts';
import type { RolloutFacts } from './RolloutFacts';
import { rolloutPhase } from './rolloutPhase';
import { weightsOf } from './weightsOf';

/** What is known beside the Rollout itself. Absent: not watched, so nothing is said that needs it. */
export type Known = {
  replicaSets?: readonly ReplicaSetFacts[];
  journal?: RolloutJournal;
};

/** The row of a rollout: pure, without a clock; whatever changes by itself is in `due`. */
export function deriveSummary(
  facts: RolloutFacts,
  known: Known,
): DerivedSummary {
  const { phase, message } = rolloutPhase(facts);
  const replicaSets = known.replicaSets?.filter(rs => belongsTo(rs, facts));
  const step = currentStep(facts);
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
    why: sentence('why-unpausing'),
    more: [],
    due: [],
    step: step && { index: step.index, count: step.count },
    aborted: facts.status.abort,
    weights: weightsOf(facts, replicaSets),
    images: imagesOf(facts, replicaSets),
    revision: facts.revision,
    pods: {
      desired: facts.replicas,
      current: facts.status.replicas,
      updated: facts.status.updatedReplicas,
      ready: facts.status.readyReplicas,
      available: facts.status.availableReplicas,
    },
    actions: availableActions(facts),
  };
}
