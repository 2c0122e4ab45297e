import type { Precondition } from '../api/actionSchema';
import { sentence, type Sentence } from '../model/Sentence';
import { currentStep } from '../status/argo-rollouts/currentStep';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';
import { isFullyPromoted } from '../status/argo-rollouts/isFullyPromoted';

/**
 * In which ways a precondition no longer holds, for the person who acted; empty when it still does.
 * Where one change explains the others, only that one is said.
 *
 * @param facts - the rollout as it is now; undefined when it is gone
 */
export function whatChanged(
  precondition: Precondition,
  facts: RolloutFacts | undefined,
): Sentence[] {
  if (!facts) return [sentence('changed-gone')];
  if (facts.uid !== precondition.uid) return [sentence('changed-recreated')];
  const { status } = facts;
  if (
    precondition.podHash !== undefined &&
    status.currentPodHash !== precondition.podHash
  ) {
    return [
      facts.revision === undefined
        ? sentence('changed-version')
        : sentence('changed-version-to', { revision: facts.revision }),
    ];
  }
  const changes = [
    ...abortChange(precondition, facts),
    ...stepChange(precondition, facts),
    ...pausedChange(precondition, facts),
    ...restartChange(precondition, facts),
  ];
  if (
    changes.length === 0 &&
    precondition.generation !== undefined &&
    facts.generation !== precondition.generation
  ) {
    return [sentence('changed-spec')];
  }
  return changes;
}

function abortChange(
  { aborted, stepIndex }: Precondition,
  { status }: RolloutFacts,
): Sentence[] {
  // Promote compares the step only; that it was aborted says more than "it is at step 1 now".
  const expected = aborted ?? (stepIndex === undefined ? undefined : false);
  if (expected === undefined || expected === status.abort) return [];
  // Promote on an aborted rollout compares the step, and nothing else changed.
  if (
    aborted === undefined &&
    (status.currentStepIndex ?? null) === stepIndex
  ) {
    return [];
  }
  return [sentence(status.abort ? 'changed-aborted' : 'changed-not-aborted')];
}

function stepChange(
  { stepIndex, pauseStartedAt }: Precondition,
  facts: RolloutFacts,
): Sentence[] {
  const { status } = facts;
  const movedStep =
    stepIndex !== undefined && (status.currentStepIndex ?? null) !== stepIndex;
  if (movedStep) {
    if (status.abort) return [];
    const step = currentStep(facts);
    if (isFullyPromoted(facts)) return [sentence('changed-completed')];
    if (!step) return [sentence('changed-steps')];
    return step.step
      ? [
          sentence('changed-step', {
            step: step.index + 1,
            count: step.count,
          }),
        ]
      : [sentence('changed-steps-done')];
  }
  const pause = status.pauseConditions[0]?.startTime ?? null;
  if (pauseStartedAt === undefined || pause === pauseStartedAt) return [];
  if (isFullyPromoted(facts)) return [sentence('changed-completed')];
  if (pause === null) return [sentence('changed-pause-ended')];
  return [
    pauseStartedAt === null
      ? sentence('changed-pause-began')
      : sentence('changed-other-pause'),
  ];
}

function pausedChange(
  { paused }: Precondition,
  facts: RolloutFacts,
): Sentence[] {
  if (paused === undefined || paused === facts.paused) return [];
  return [sentence(facts.paused ? 'changed-paused' : 'changed-resumed')];
}

function restartChange(
  { restartAt }: Precondition,
  facts: RolloutFacts,
): Sentence[] {
  if (restartAt === undefined || restartAt === (facts.restartAt ?? null)) {
    return [];
  }
  return [sentence('changed-restarted')];
}
