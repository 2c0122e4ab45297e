import { sentence, type Sentence } from '../model/Sentence';
import {
  currentStep,
  type CurrentStep,
} from '../status/argo-rollouts/currentStep';
import { pauseSeconds } from '../status/argo-rollouts/pauseSeconds';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';
import { durationText } from '../status/object/durationText';

/*
 * Effects of leaving a step before it is done.
 */

/** That a step which is running is passed. */
export function skipsRunning({ index, step }: CurrentStep): Sentence {
  const place = { step: index + 1 };
  switch (step?.type) {
    case 'analysis':
      return sentence('effect-skips-running-analysis', place);
    case 'experiment':
      return sentence('effect-skips-running-experiment', place);
    default:
      return sentence('effect-skips-running-step', place);
  }
}

/** That a verdict which is none is accepted. */
export function inconclusiveEffects(facts: RolloutFacts): Sentence[] {
  const inconclusive = facts.status.pauseConditions.some(
    ({ reason }) => reason === 'InconclusiveAnalysisRun',
  );
  if (!inconclusive) return [];
  const step = currentStep(facts);
  return [
    step && facts.status.stepAnalysis?.status === 'Inconclusive'
      ? sentence('effect-accepts-inconclusive', { step: step.index + 1 })
      : sentence('effect-accepts-inconclusive-analysis'),
  ];
}

/** What the end of a pause cuts short. */
export function whatIsSkipped(
  { status }: RolloutFacts,
  { step }: CurrentStep,
): Sentence[] {
  if (step?.type === 'pause' && step.duration !== undefined) {
    return [
      sentence('effect-pause-ends-early', {
        duration: durationText(Math.max(pauseSeconds(step.duration), 0)),
      }),
    ];
  }
  return [
    ['Running', 'Pending'].includes(status.backgroundAnalysis?.status ?? '')
      ? sentence('effect-nothing-skipped-background')
      : sentence('effect-nothing-skipped'),
  ];
}
