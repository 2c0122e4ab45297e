import { sentence, type Sentence } from '../../model/Sentence';
import { currentStep } from './currentStep';
import type { Explanation } from './explain';
import { explainBlueGreen } from './explainBlueGreen';
import { explainStep } from './explainStep';
import { isFullyPromoted } from './isFullyPromoted';
import type { Known } from './Known';
import type { RolloutFacts } from './RolloutFacts';

export function explainProgressing(
  facts: RolloutFacts,
  message: string | undefined,
  known: Known,
): Explanation {
  const { status, strategy } = facts;
  const promoted = isFullyPromoted(facts);

  if (message === 'rollout is restarting') {
    return waitsForPods(sentence('why-restarting'));
  }
  if (status.stableRS === undefined || (promoted && facts.revision === 1)) {
    return waitsForPods(
      sentence('why-first-version', {
        available: Math.min(status.availableReplicas, facts.replicas),
        desired: facts.replicas,
      }),
    );
  }
  if (promoted) {
    return waitsForPods(
      status.replicas > status.updatedReplicas
        ? sentence('why-old-pods-end')
        : sentence('why-pods-start', {
            available: Math.min(status.availableReplicas, facts.replicas),
            desired: facts.replicas,
          }),
    );
  }
  if (status.promoteFull) {
    return waitsForPods(
      sentence('why-promoting-fully', {
        updated: status.updatedReplicas,
        desired: facts.replicas,
      }),
    );
  }
  if (strategy.type === 'blueGreen') {
    return explainBlueGreen(facts, strategy, known);
  }
  const step = currentStep(facts);
  if (step) return explainStep(facts, step);
  if (strategy.type === 'canary') {
    return waitsForPods(
      sentence('why-rolling', {
        updated: status.updatedReplicas,
        desired: facts.replicas,
      }),
    );
  }
  return {
    why: message
      ? sentence('why-progressing', { message })
      : sentence('why-progressing-silent'),
  };
}

function waitsForPods(why: Sentence): Explanation {
  return { why, waitingFor: { what: 'pods' } };
}
