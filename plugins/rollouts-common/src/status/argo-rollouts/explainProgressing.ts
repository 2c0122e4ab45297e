import { sentence, type Sentence } from '../../model/Sentence';
import { currentStep } from './currentStep';
import type { Explanation } from './explain';
import { explainStep } from './explainStep';
import { isFullyPromoted } from './isFullyPromoted';
import type { BlueGreenFacts, RolloutFacts } from './RolloutFacts';

export function explainProgressing(
  facts: RolloutFacts,
  message: string | undefined,
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
    return explainBlueGreen(facts, strategy);
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

function explainBlueGreen(
  { status, replicas }: RolloutFacts,
  strategy: BlueGreenFacts,
): Explanation {
  const active = status.activeSelector === status.currentPodHash;
  if (active) {
    return strategy.postPromotionAnalysis
      ? {
          why: sentence('why-post-promotion-analysis'),
          waitingFor: {
            what: 'analysis',
            name: status.postPromotionAnalysis?.name,
          },
        }
      : {
          why: sentence('why-verifying-switch'),
          waitingFor: { what: 'controller' },
        };
  }
  // Until promotion, `previewReplicaCount` is all that the new version gets.
  const wanted =
    strategy.previewReplicaCount !== undefined &&
    !status.scaleUpPreviewCheckPoint
      ? strategy.previewReplicaCount
      : replicas;
  if (status.updatedReplicas < wanted) {
    return waitsForPods(
      sentence('why-preview-starts', {
        updated: status.updatedReplicas,
        desired: wanted,
      }),
    );
  }
  const analysis = status.prePromotionAnalysis;
  if (
    strategy.prePromotionAnalysis &&
    analysis &&
    ['Pending', 'Running'].includes(analysis.status)
  ) {
    return {
      why: sentence('why-pre-promotion-analysis'),
      waitingFor: { what: 'analysis', name: analysis.name },
    };
  }
  return {
    why: sentence('why-before-switch'),
    waitingFor: { what: 'controller' },
  };
}

function waitsForPods(why: Sentence): Explanation {
  return { why, waitingFor: { what: 'pods' } };
}
