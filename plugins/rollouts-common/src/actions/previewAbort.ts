import { isFromArgoCd } from '../argocd/isFromArgoCd';
import { sentence, type Sentence } from '../model/Sentence';
import { currentStep } from '../status/argo-rollouts/currentStep';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';
import { durationText } from '../status/object/durationText';
import { endsAnalyses, revisionName } from './effects';
import type { VerbPreview } from './previewAction';

const DEFAULT_SCALE_DOWN_DELAY_SECONDS = 30;

export function previewAbort(facts: RolloutFacts): VerbPreview {
  const step = currentStep(facts);
  return {
    summary: step?.step
      ? sentence('preview-abort-at-step', {
          step: step.index + 1,
          count: step.count,
        })
      : sentence('preview-abort'),
    effects: [
      ...wayBack(facts),
      ...(facts.paused ? [sentence('effect-abort-while-paused')] : []),
      ...endsAnalyses(facts),
      sentence('effect-stays-aborted'),
      ...(isFromArgoCd(facts) ? [sentence('effect-git-still-asks')] : []),
    ],
    weightAfter: 0,
    condition: sentence('condition-version', revisionName(facts)),
  };
}

function wayBack({ strategy, status }: RolloutFacts): Sentence[] {
  if (strategy.type === 'blueGreen') {
    return [
      status.activeSelector === status.currentPodHash
        ? sentence('effect-abort-switches-back')
        : sentence('effect-abort-stays-active'),
      podsEnd(strategy.abortScaleDownDelaySeconds),
    ];
  }
  if (strategy.type !== 'canary') return [];
  if (strategy.router === undefined) return [sentence('effect-abort-pods')];
  return [
    strategy.dynamicStableScale
      ? sentence('effect-abort-traffic-stepwise')
      : sentence('effect-abort-traffic'),
    podsEnd(strategy.abortScaleDownDelaySeconds),
  ];
}

function podsEnd(seconds = DEFAULT_SCALE_DOWN_DELAY_SECONDS): Sentence {
  return seconds === 0
    ? sentence('effect-abort-pods-stay')
    : sentence('effect-abort-pods-end', { duration: durationText(seconds) });
}
