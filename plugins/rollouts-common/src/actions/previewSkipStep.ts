import { sentence, type Sentence } from '../model/Sentence';
import {
  currentStep,
  type CurrentStep,
} from '../status/argo-rollouts/currentStep';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';
import { weightAtStep } from '../status/argo-rollouts/weightsOf';
import { revisionName, runsByItself } from './effects';
import type { VerbPreview } from './previewAction';
import {
  inconclusiveEffects,
  skipsRunning,
  whatIsSkipped,
} from './stepEffects';

/** Leaves the current step, whatever holds it, for the next one. */
export function previewSkipStep(facts: RolloutFacts): VerbPreview {
  const step = currentStep(facts) ?? { index: 0, count: 0 };
  const place = { step: step.index + 1, count: step.count };
  const next = step.index + 1;
  return {
    summary:
      next >= step.count
        ? sentence('preview-promote-last', place)
        : sentence('preview-promote-step', { ...place, next: next + 1 }),
    effects: [...whatEnds(facts, step), ...runsByItself(facts, next)],
    weightAfter:
      facts.strategy.type === 'canary'
        ? weightAtStep(facts.strategy, next)
        : undefined,
    condition: sentence('condition-at-step', {
      ...revisionName(facts),
      step: place.step,
    }),
  };
}

function whatEnds(facts: RolloutFacts, current: CurrentStep): Sentence[] {
  const isLoop = facts.status.pauseConditions.some(
    ({ reason }) => reason === 'InconclusiveExperiment',
  );
  if (isLoop) {
    return [
      sentence('effect-passes-inconclusive-experiment', {
        step: current.index + 1,
      }),
    ];
  }
  const accepted = inconclusiveEffects(facts);
  if (accepted.length > 0) return accepted;
  return current.step?.type === 'pause'
    ? whatIsSkipped(facts, current)
    : [skipsRunning(current)];
}
