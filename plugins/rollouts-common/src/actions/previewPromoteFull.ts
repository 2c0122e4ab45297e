import { sentence, type Sentence } from '../model/Sentence';
import { currentStep } from '../status/argo-rollouts/currentStep';
import type {
  BlueGreenFacts,
  RolloutFacts,
  StepFacts,
} from '../status/argo-rollouts/RolloutFacts';
import { endsAnalyses, revisionName } from './effects';
import type { VerbPreview } from './previewAction';

export function previewPromoteFull(facts: RolloutFacts): VerbPreview {
  const { strategy } = facts;
  return {
    summary: summary(facts),
    effects: [
      ...(facts.status.abort ? [sentence('effect-full-of-aborted')] : []),
      ...(facts.paused ? [sentence('effect-resumes')] : []),
      ...(strategy.type === 'blueGreen'
        ? blueGreenEffects(facts, strategy)
        : canaryEffects(facts)),
      ...endsAnalyses(facts),
    ],
    weightAfter: strategy.type === 'canary' ? strategy.maxWeight : 100,
    condition: sentence('condition-version-and-spec', revisionName(facts)),
  };
}

function summary(facts: RolloutFacts): Sentence {
  const step = currentStep(facts);
  const left = step ? step.count - Math.min(step.index, step.count) : 0;
  if (left === 0) return sentence('preview-full');
  return left === 1
    ? sentence('preview-full-skips-one')
    : sentence('preview-full-skips', { count: left });
}

function canaryEffects(facts: RolloutFacts): Sentence[] {
  if (facts.strategy.type !== 'canary') return [];
  return [
    ...skipped(facts, 'pause', 'effect-skips-pauses'),
    ...skipped(facts, 'analysis', 'effect-skips-analyses'),
    ...skipped(facts, 'experiment', 'effect-skips-experiments'),
    facts.strategy.router === undefined
      ? sentence('effect-full-by-pods')
      : sentence('effect-full-by-router'),
  ];
}

function skipped(
  facts: RolloutFacts,
  type: StepFacts['type'],
  code:
    | 'effect-skips-pauses'
    | 'effect-skips-analyses'
    | 'effect-skips-experiments',
): Sentence[] {
  const { strategy } = facts;
  const from = currentStep(facts)?.index ?? 0;
  const steps =
    strategy.type === 'canary'
      ? strategy.steps.flatMap((step, index) =>
          index >= from && step.type === type ? [index + 1] : [],
        )
      : [];
  return steps.length > 0 ? [sentence(code, { steps: steps.join(', ') })] : [];
}

function blueGreenEffects(
  { status }: RolloutFacts,
  strategy: BlueGreenFacts,
): Sentence[] {
  const active = status.activeSelector === status.currentPodHash;
  return [
    ...(active ? [] : [sentence('effect-switch')]),
    ...(strategy.prePromotionAnalysis && !active
      ? [sentence('effect-skips-pre-promotion')]
      : []),
    ...(strategy.postPromotionAnalysis
      ? [sentence('effect-skips-post-promotion')]
      : []),
  ];
}
