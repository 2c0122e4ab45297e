import type { Precondition } from '../api/actionSchema';
import { sentence, type Sentence } from '../model/Sentence';
import type { Verb } from '../model/Verb';
import { currentStep } from '../status/argo-rollouts/currentStep';
import { isFullyPromoted } from '../status/argo-rollouts/isFullyPromoted';
import { isObserved } from '../status/argo-rollouts/isObserved';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';
import { rolloutPhase } from '../status/argo-rollouts/rolloutPhase';
import { unsettled } from '../status/argo-rollouts/unsettled';
import { revisionName } from './effects';

export type ObservedEffect =
  | { result: 'pending' }
  | { result: 'applied'; text: Sentence };

const PENDING: ObservedEffect = { result: 'pending' };

/**
 * Whether the controller has obeyed. That the API server stored the request is not enough: its bare patch is visible
 * for some milliseconds before the controller answers, and may come to nothing.
 */
export function observedEffect(
  verb: Verb,
  precondition: Precondition,
  facts: RolloutFacts,
): ObservedEffect {
  // Another object or version: what it does is no answer to this action.
  if (
    facts.uid !== precondition.uid ||
    (verb !== 'undo' &&
      precondition.podHash !== undefined &&
      facts.status.currentPodHash !== precondition.podHash) ||
    !isObserved(facts)
  ) {
    return PENDING;
  }
  const text = EFFECT[verb](precondition, facts);
  return text ? { result: 'applied', text } : PENDING;
}

const EFFECT: Record<
  Verb,
  (precondition: Precondition, facts: RolloutFacts) => Sentence | undefined
> = {
  promote: promoteEffect,
  'promote-full': promoteFullEffect,
  'skip-step': skipStepEffect,
  abort: abortEffect,
  retry: retryEffect,
  pause: pauseEffect,
  resume: resumeEffect,
  restart: restartEffect,
  undo: undoEffect,
};

function promoteEffect(
  precondition: Precondition,
  facts: RolloutFacts,
): Sentence | undefined {
  const { status, strategy } = facts;
  // A paused controller undoes the rest, so nothing counts before it has resumed.
  if (facts.paused) return undefined;
  if (status.abort) {
    return precondition.paused && unsettled(facts) === undefined
      ? sentence('applied-resumed')
      : undefined;
  }
  if (isFullyPromoted(facts)) {
    return precondition.paused && precondition.pauseStartedAt === null
      ? sentence('applied-resumed')
      : sentence('applied-completed');
  }
  const settled =
    unsettled(facts) === undefined && rolloutPhase(facts).phase !== 'Paused';

  if (strategy.type === 'blueGreen') {
    if (status.activeSelector === status.currentPodHash) {
      return sentence('applied-active');
    }
    if (status.pauseConditions.length > 0 || !settled) return undefined;
    return precondition.pauseStartedAt === null
      ? sentence('applied-resumed')
      : sentence('applied-pause-ended');
  }

  const step = currentStep(facts);
  if (step && step.index > (precondition.stepIndex ?? 0)) {
    if (skippedStepRemains(precondition.stepIndex ?? 0, facts)) {
      return undefined;
    }
    return step.step
      ? sentence('applied-step', { step: step.index + 1, count: step.count })
      : sentence('applied-steps-done');
  }
  if (precondition.paused && precondition.pauseStartedAt === null && settled) {
    return sentence('applied-resumed');
  }
  // At a pause step the index tells; elsewhere, that nothing is paused any more.
  return step?.step?.type !== 'pause' &&
    precondition.pauseStartedAt !== null &&
    status.pauseConditions.length === 0 &&
    settled
    ? sentence('applied-pause-ended')
    : undefined;
}

function skipStepEffect(
  precondition: Precondition,
  facts: RolloutFacts,
): Sentence | undefined {
  if (isFullyPromoted(facts)) return sentence('applied-completed');
  const step = currentStep(facts);
  const skipped = precondition.stepIndex ?? 0;
  if (!step || step.index <= skipped || skippedStepRemains(skipped, facts)) {
    return undefined;
  }
  return sentence('applied-step-skipped', {
    step: skipped + 1,
    count: step.count,
  });
}

/**
 * A skip writes the index itself, so a moved index alone may be nothing but our own patch. The controller's answer is
 * that it drops what belonged to the step: its pause, analysis or experiment, whose names end in the step's index.
 */
function skippedStepRemains(stepIndex: number, facts: RolloutFacts): boolean {
  const { status } = facts;
  const ofThatStep = new RegExp(`-${stepIndex}([.-]\\d+)?$`);
  return (
    unsettled(facts) !== undefined ||
    ofThatStep.test(status.stepAnalysis?.name ?? '') ||
    ofThatStep.test(status.currentExperiment ?? '')
  );
}

function promoteFullEffect(
  _precondition: Precondition,
  facts: RolloutFacts,
): Sentence | undefined {
  const { status, strategy } = facts;
  if (isFullyPromoted(facts)) return sentence('applied-completed');
  if (status.abort || facts.paused) return undefined;
  if (
    strategy.type === 'blueGreen' &&
    status.activeSelector === status.currentPodHash
  ) {
    return sentence('applied-active');
  }
  const step = currentStep(facts);
  // With the request alone the index still stands where it stood.
  return status.promoteFull && step && !step.step
    ? sentence('applied-promote-full')
    : undefined;
}

function abortEffect(
  _precondition: Precondition,
  facts: RolloutFacts,
): Sentence | undefined {
  return facts.status.abort &&
    unsettled(facts) === undefined &&
    rolloutPhase(facts).phase === 'Degraded'
    ? sentence('applied-abort')
    : undefined;
}

function retryEffect(
  _precondition: Precondition,
  facts: RolloutFacts,
): Sentence | undefined {
  if (facts.status.abort || unsettled(facts) !== undefined) return undefined;
  if (isFullyPromoted(facts)) return sentence('applied-completed');
  return currentStep(facts)
    ? sentence('applied-retry-steps')
    : sentence('applied-retry');
}

/*
 * Of what changes the spec, the generation tells whether the controller has seen it: the bare patch is not observed.
 */

function pauseEffect(
  _precondition: Precondition,
  { paused }: RolloutFacts,
): Sentence | undefined {
  return paused ? sentence('applied-paused') : undefined;
}

function resumeEffect(
  _precondition: Precondition,
  { paused }: RolloutFacts,
): Sentence | undefined {
  return paused ? undefined : sentence('applied-resumed');
}

/** Pods are evicted over minutes; a paused rollout tells only when all are done (recording 18). */
function restartEffect(
  precondition: Precondition,
  { restartAt, status }: RolloutFacts,
): Sentence | undefined {
  if (restartAt === undefined || restartAt === precondition.restartAt) {
    return undefined;
  }
  return status.restartedAt === restartAt
    ? sentence('applied-restarted')
    : sentence('applied-restart');
}

/** The hash must have changed: the generation is observed one version before the template is taken up. */
function undoEffect(
  { podHash }: Precondition,
  facts: RolloutFacts,
): Sentence | undefined {
  const { currentPodHash } = facts.status;
  if (currentPodHash === undefined || currentPodHash === podHash) {
    return undefined;
  }
  return isFullyPromoted(facts)
    ? sentence('applied-undo-back', revisionName(facts))
    : sentence('applied-undo', revisionName(facts));
}
