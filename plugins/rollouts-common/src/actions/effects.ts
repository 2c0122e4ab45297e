import { sentence, type Sentence } from '../model/Sentence';
import type {
  AnalysisPointerFacts,
  RolloutFacts,
} from '../status/argo-rollouts/RolloutFacts';

/*
 * Effects that several verbs have in common.
 */

/** What runs by itself from a step on, until a person is asked again. */
export function runsByItself(facts: RolloutFacts, from: number): Sentence[] {
  if (facts.strategy.type !== 'canary') return [];
  const { steps } = facts.strategy;
  if (from >= steps.length) return [sentence('effect-completes')];

  const pause = steps.findIndex(
    (step, index) =>
      index >= from && step.type === 'pause' && step.duration === undefined,
  );
  const end = pause < 0 ? steps.length : pause;
  const analysis = steps.findIndex(
    (step, index) =>
      index >= from && (step.type === 'analysis' || step.type === 'experiment'),
  );
  return [
    untilPause(from, end, pause),
    ...(analysis < 0
      ? []
      : [sentence('effect-next-analysis', { step: analysis + 1 })]),
  ];
}

function untilPause(from: number, end: number, pause: number): Sentence {
  if (pause === from) {
    return sentence('effect-next-is-pause', { step: pause + 1 });
  }
  const range = { first: from + 1, last: end };
  const one = end - from === 1;
  if (pause < 0) {
    return one
      ? sentence('effect-one-runs-to-end', { step: from + 1 })
      : sentence('effect-run-to-end', range);
  }
  return one
    ? sentence('effect-one-runs-to-pause', { step: from + 1, pause: pause + 1 })
    : sentence('effect-run-to-pause', { ...range, pause: pause + 1 });
}

/** Whether an analysis has begun and not ended. */
export function isRunning(analysis: AnalysisPointerFacts | undefined): boolean {
  return analysis?.status === 'Running' || analysis?.status === 'Pending';
}

/** Analyses and experiments that are running and will be ended. */
export function endsAnalyses({ status }: RolloutFacts): Sentence[] {
  return [
    ...(isRunning(status.stepAnalysis) ||
    isRunning(status.prePromotionAnalysis) ||
    isRunning(status.postPromotionAnalysis)
      ? [sentence('effect-ends-analysis')]
      : []),
    ...(status.currentExperiment === undefined
      ? []
      : [sentence('effect-ends-experiment')]),
    ...(isRunning(status.backgroundAnalysis)
      ? [sentence('effect-ends-background')]
      : []),
  ];
}

/** How people call this version: its revision, or its hash for the moment in which it has none. */
export function revisionName(facts: RolloutFacts): {
  revision: number | string;
} {
  return { revision: facts.revision ?? facts.status.currentPodHash ?? '–' };
}
