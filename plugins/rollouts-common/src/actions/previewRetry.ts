import { sentence } from '../model/Sentence';
import { currentStep } from '../status/argo-rollouts/currentStep';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';
import { weightAtStep } from '../status/argo-rollouts/weightsOf';
import { revisionName, runsByItself } from './effects';
import type { VerbPreview } from './previewAction';

export function previewRetry(facts: RolloutFacts): VerbPreview {
  const { strategy } = facts;
  const step = currentStep(facts);
  const hasAnalyses =
    strategy.type === 'canary' &&
    (strategy.backgroundAnalysis ||
      strategy.steps.some(
        ({ type }) => type === 'analysis' || type === 'experiment',
      ));
  return {
    summary: step
      ? sentence('preview-retry-steps', { count: step.count })
      : sentence('preview-retry'),
    effects: [
      ...(strategy.type === 'blueGreen' && strategy.postPromotionAnalysis
        ? [sentence('effect-post-promotion-reused')]
        : []),
      ...(step ? runsByItself(facts, 0) : []),
      ...(hasAnalyses ? [sentence('effect-analyses-anew')] : []),
    ],
    weightAfter:
      step && strategy.type === 'canary'
        ? weightAtStep(strategy, 0)
        : undefined,
    condition: sentence('condition-aborted', revisionName(facts)),
  };
}
