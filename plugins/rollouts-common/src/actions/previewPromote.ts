import { sentence, type Sentence } from '../model/Sentence';
import {
  currentStep,
  type CurrentStep,
} from '../status/argo-rollouts/currentStep';
import { isFullyPromoted } from '../status/argo-rollouts/isFullyPromoted';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';
import { weightAtStep } from '../status/argo-rollouts/weightsOf';
import { revisionName, runsByItself } from './effects';
import type { VerbPreview } from './previewAction';
import { promotePlan } from './promotePlan';
import {
  inconclusiveEffects,
  skipsRunning,
  whatIsSkipped,
} from './stepEffects';

export function previewPromote(facts: RolloutFacts): VerbPreview {
  const { change } = promotePlan(facts).status;
  const step = currentStep(facts);
  if (change === 'none' || facts.status.abort || isFullyPromoted(facts)) {
    return resumeOnly(facts, step);
  }
  if (facts.strategy.type === 'blueGreen') return switchOver(facts);
  return step ? toNextStep(facts, step) : resumeOnly(facts, step);
}

function resumeOnly(
  facts: RolloutFacts,
  step: CurrentStep | undefined,
): VerbPreview {
  const running =
    step?.step && !facts.status.abort && !isFullyPromoted(facts)
      ? step
      : undefined;
  return {
    summary: sentence('preview-resume'),
    effects: [
      ...(running
        ? [
            sentence('effect-resumes-step', { step: running.index + 1 }),
            ...runsByItself(facts, running.index),
          ]
        : [
            facts.status.abort
              ? sentence('effect-resumes-aborted')
              : sentence('effect-resumes'),
          ]),
    ],
    condition: sentence('condition-paused', revisionName(facts)),
  };
}

function switchOver(facts: RolloutFacts): VerbPreview {
  const { strategy } = facts;
  const blueGreen = strategy.type === 'blueGreen' ? strategy : undefined;
  return {
    summary: sentence('preview-promote-switch'),
    effects: [
      ...unpauseEffects(facts),
      ...inconclusiveEffects(facts),
      ...(blueGreen?.previewReplicaCount === undefined
        ? []
        : [sentence('effect-scales-preview-first')]),
      sentence('effect-switch'),
      ...(blueGreen?.postPromotionAnalysis
        ? [sentence('effect-post-promotion-analysis')]
        : []),
    ],
    weightAfter: 100,
    condition: sentence('condition-at-pause', revisionName(facts)),
  };
}

function toNextStep(facts: RolloutFacts, current: CurrentStep): VerbPreview {
  const { change } = promotePlan(facts).status;
  const place = { step: current.index + 1, count: current.count };
  // A pause that is not the current step's: ending it moves no step.
  const endsOtherPause =
    change === 'end-pause' && current.step?.type !== 'pause';
  const next = endsOtherPause ? current.index : current.index + 1;
  const moves = endsOtherPause
    ? sentence('preview-promote-pause')
    : sentence('preview-promote-step', { ...place, next: next + 1 });

  return {
    summary:
      next >= current.count ? sentence('preview-promote-last', place) : moves,
    effects: [
      ...(change === 'skip-step' ? [skipsRunning(current)] : []),
      ...unpauseEffects(facts),
      ...inconclusiveEffects(facts),
      ...runsByItself(facts, next),
      ...(change === 'skip-step' ? [] : whatIsSkipped(facts, current)),
    ],
    weightAfter:
      facts.strategy.type === 'canary'
        ? weightAtStep(facts.strategy, next)
        : undefined,
    condition:
      change === 'skip-step'
        ? sentence('condition-at-step', {
            ...revisionName(facts),
            step: place.step,
          })
        : sentence('condition-at-pause', revisionName(facts)),
  };
}

function unpauseEffects(facts: RolloutFacts): Sentence[] {
  return facts.paused ? [sentence('effect-resumes-first')] : [];
}
