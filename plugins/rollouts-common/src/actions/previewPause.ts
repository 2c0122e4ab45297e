import { sentence, type Sentence } from '../model/Sentence';
import { currentStep } from '../status/argo-rollouts/currentStep';
import { isFullyPromoted } from '../status/argo-rollouts/isFullyPromoted';
import { pauseEnd } from '../status/argo-rollouts/pauseEnd';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';
import { isRunning } from './effects';
import type { VerbPreview } from './previewAction';

export function previewPause(facts: RolloutFacts): VerbPreview {
  return {
    summary: sentence('preview-pause'),
    effects: [
      whatStops(facts),
      ...whatGoesOn(facts),
      sentence('effect-pause-leaves-pods'),
    ],
    weightAfter: 'unchanged',
    condition: sentence('condition-not-paused'),
  };
}

function whatStops(facts: RolloutFacts): Sentence {
  if (isFullyPromoted(facts)) return sentence('effect-pause-at-rest');
  if (facts.status.abort) return sentence('effect-pause-while-aborted');
  if (facts.strategy.type === 'blueGreen') {
    return sentence('effect-pause-holds-switch');
  }
  const step = currentStep(facts);
  return step?.step
    ? sentence('effect-pause-holds-step', { step: step.index + 1 })
    : sentence('effect-pause-holds-update');
}

/** What `spec.paused` does not stop, as recording 19 shows. */
function whatGoesOn(facts: RolloutFacts): Sentence[] {
  const { status } = facts;
  return [
    ...(pauseEnd(facts) ? [sentence('effect-pause-time-runs-on')] : []),
    ...([
      status.stepAnalysis,
      status.backgroundAnalysis,
      status.prePromotionAnalysis,
      status.postPromotionAnalysis,
    ].some(isRunning)
      ? [sentence('effect-pause-analysis-goes-on')]
      : []),
    ...(status.currentExperiment === undefined
      ? []
      : [sentence('effect-pause-experiment-goes-on')]),
  ];
}
