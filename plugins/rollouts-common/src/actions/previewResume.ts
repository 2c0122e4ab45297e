import { sentence, type Sentence } from '../model/Sentence';
import { currentStep } from '../status/argo-rollouts/currentStep';
import { isFullyPromoted } from '../status/argo-rollouts/isFullyPromoted';
import { pauseEnd } from '../status/argo-rollouts/pauseEnd';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';
import { revisionName, runsByItself } from './effects';
import type { VerbPreview } from './previewAction';

/** Resume is not promote: it ends `spec.paused` and no pause of the steps, and it skips nothing. */
export function previewResume(facts: RolloutFacts): VerbPreview {
  return {
    summary: sentence('preview-resume'),
    effects: whatGoesOn(facts),
    weightAfter: staysPaused(facts) ? 'unchanged' : undefined,
    condition: sentence('condition-paused', revisionName(facts)),
  };
}

function whatGoesOn(facts: RolloutFacts): Sentence[] {
  if (facts.status.abort) return [sentence('effect-resumes-aborted')];
  const step = currentStep(facts);
  if (isFullyPromoted(facts)) return [sentence('effect-resumes')];
  if (step?.step?.type === 'pause') {
    const place = { step: step.index + 1 };
    return [
      sentence('effect-resumes'),
      step.step.duration === undefined
        ? sentence('effect-resumes-at-pause', place)
        : sentence('effect-resumes-at-timed-pause', place),
    ];
  }
  if (facts.status.pauseConditions.length > 0) {
    return [
      sentence('effect-resumes'),
      sentence('effect-resumes-at-other-pause'),
    ];
  }
  return step?.step
    ? [
        sentence('effect-resumes-step', { step: step.index + 1 }),
        ...runsByItself(facts, step.index),
      ]
    : [sentence('effect-resumes')];
}

/** At a pause that somebody has to end. */
function staysPaused(facts: RolloutFacts): boolean {
  return (
    facts.status.pauseConditions.length > 0 &&
    pauseEnd({ ...facts, paused: false }) === undefined
  );
}
