import type { PossibleAction } from '../model/Derived';
import { sentence, type Sentence } from '../model/Sentence';
import { VERBS, type Verb } from '../model/Verb';
import { conditionOf } from '../status/argo-rollouts/conditionOf';
import {
  currentStep,
  type CurrentStep,
} from '../status/argo-rollouts/currentStep';
import { isFullyPromoted } from '../status/argo-rollouts/isFullyPromoted';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';
import { rolloutPhase } from '../status/argo-rollouts/rolloutPhase';
import { unreadableUnder } from '../status/argo-rollouts/unreadableUnder';
import { unsettled, type Unsettled } from '../status/argo-rollouts/unsettled';
import { durationText } from '../status/object/durationText';
import { endsInVain, promotePlan } from './promotePlan';

/**
 * For each verb whether it has an effect on the rollout as it is now, or why not. kubectl accepts all of them at any
 * time and answers "promoted" also where nothing happens; what has no effect here is said to be impossible.
 */
export function availableActions(
  facts: RolloutFacts,
  verbs: readonly Verb[] = VERBS,
): PossibleAction[] {
  const situation = situationOf(facts);
  return verbs.map(verb => {
    const because = obstacle(verb, facts, situation);
    if (because !== undefined) return { verb, possible: false, because };
    const leadsToStep = stepAfter(verb, facts);
    return leadsToStep === undefined
      ? { verb, possible: true }
      : { verb, possible: true, leadsToStep };
  });
}

// Whatever is asked of it, what it leads to follows from these.
const NEEDED = ['status', 'spec.strategy', 'spec.paused'];

const OBSTACLE: Record<Verb, (facts: RolloutFacts) => Sentence | undefined> = {
  promote: promoteObstacle,
  'promote-full': promoteFullObstacle,
  'skip-step': skipStepObstacle,
  abort: abortObstacle,
  retry: retryObstacle,
  pause: pauseObstacle,
  resume: resumeObstacle,
  restart: restartObstacle,
  undo: undoObstacle,
};

/** What concerns all verbs alike, found out once for all of them. */
type Situation = {
  isUnknown: boolean;
  isUnreadable: boolean;
  isInvalid: boolean;
  between: Unsettled | undefined;
};

function situationOf(facts: RolloutFacts): Situation {
  return {
    isUnknown: rolloutPhase(facts).phase === 'Unknown',
    isUnreadable: unreadableUnder(facts, NEEDED) !== undefined,
    isInvalid: conditionOf(facts, 'InvalidSpec') !== undefined,
    between: unsettled(facts),
  };
}

function obstacle(
  verb: Verb,
  facts: RolloutFacts,
  { isUnknown, isUnreadable, isInvalid, between }: Situation,
): Sentence | undefined {
  // An abort needs no more than the version; the others would act on what was only assumed.
  if (isUnknown || (isUnreadable && verb !== 'abort')) {
    return sentence('because-unreadable');
  }
  // The controller returns before it looks at anything else.
  if (isInvalid) return sentence('because-invalid-spec');
  if (between !== undefined && !isInTime(verb, facts)) {
    return verb === 'retry' && !facts.status.abort
      ? sentence('because-not-aborted')
      : sentence(`because-${between}`);
  }
  if (facts.status.currentPodHash === undefined) {
    return sentence('because-not-observed');
  }
  return OBSTACLE[verb](facts);
}

/**
 * Promoting what is about to change could hit the next step. An abort and a pause ask for the same whatever comes, and
 * they must not have to wait.
 */
function isInTime(verb: Verb, facts: RolloutFacts): boolean {
  if (verb === 'pause') return true;
  return (
    verb === 'abort' &&
    !facts.status.abort &&
    facts.status.currentPodHash !== undefined &&
    !isFullyPromoted(facts)
  );
}

function promoteObstacle(facts: RolloutFacts): Sentence | undefined {
  const { status, strategy } = facts;
  if (status.abort && !facts.paused) return sentence('because-aborted');
  // Resuming is always something, whatever else there is to do.
  if (facts.paused) return undefined;
  if (isFullyPromoted(facts)) return sentence('because-fully-promoted');
  if (status.stableRS === undefined) return sentence('because-first-version');
  if (status.promoteFull) return sentence('because-promoting-fully');

  const [pause] = status.pauseConditions;
  if (strategy.type === 'blueGreen') {
    if (!pause) return sentence('because-nothing-to-promote');
    return endsInVain(facts)
      ? sentence('because-wait-would-restart', {
          duration: durationText(strategy.autoPromotionSeconds ?? 0),
        })
      : undefined;
  }

  const step = currentStep(facts);
  if (!step) return sentence('because-no-steps');
  if (endsInVain(facts)) {
    return sentence('because-inconclusive-experiment');
  }
  if (!step.step) return sentence('because-steps-done');
  // No condition yet, or no more: a promote would end a pause that nobody has seen.
  if (step.step.type === 'pause' && !pause) {
    return sentence('because-between-steps');
  }
  return undefined;
}

function promoteFullObstacle(facts: RolloutFacts): Sentence | undefined {
  const { status } = facts;
  if (isFullyPromoted(facts)) return sentence('because-fully-promoted');
  if (status.stableRS === undefined) return sentence('because-first-version');
  return status.promoteFull ? sentence('because-promoting-fully') : undefined;
}

/** Unlike a promote it passes whatever holds the step, an inconclusive experiment too. */
function skipStepObstacle(facts: RolloutFacts): Sentence | undefined {
  const { status, strategy } = facts;
  if (status.abort) return sentence('because-aborted-without-step');
  if (isFullyPromoted(facts)) return sentence('because-fully-promoted');
  if (status.stableRS === undefined) return sentence('because-first-version');
  if (status.promoteFull) return sentence('because-promoting-fully');
  if (strategy.type !== 'canary') return sentence('because-not-in-steps');
  const step = currentStep(facts);
  if (!step) return sentence('because-no-steps');
  if (!step.step) return sentence('because-steps-done');
  // The step would be left, and nothing would follow it.
  if (facts.paused) return sentence('because-paused-by-hand');
  return step.step.type === 'pause' && status.pauseConditions.length === 0
    ? sentence('because-between-steps')
    : undefined;
}

function abortObstacle(facts: RolloutFacts): Sentence | undefined {
  if (isFullyPromoted(facts)) return sentence('because-nothing-to-abort');
  if (facts.status.stableRS === undefined) {
    return sentence('because-nothing-to-go-back-to');
  }
  return facts.status.abort ? sentence('because-already-aborted') : undefined;
}

function retryObstacle({ status }: RolloutFacts): Sentence | undefined {
  return status.abort ? undefined : sentence('because-not-aborted');
}

function pauseObstacle({ paused }: RolloutFacts): Sentence | undefined {
  return paused ? sentence('because-paused') : undefined;
}

function resumeObstacle({ paused }: RolloutFacts): Sentence | undefined {
  return paused ? undefined : sentence('because-not-paused');
}

function restartObstacle({
  replicas,
  status,
}: RolloutFacts): Sentence | undefined {
  return replicas === 0 && status.replicas === 0
    ? sentence('because-no-pods')
    : undefined;
}

/** Which revisions the cluster still keeps is not known here; the preview asks for them. */
function undoObstacle({
  workloadRef,
  revision,
}: RolloutFacts): Sentence | undefined {
  if (workloadRef) return sentence('because-workload-ref', workloadRef);
  return revision === undefined || revision < 2
    ? sentence('because-first-revision')
    : undefined;
}

function stepAfter(verb: Verb, facts: RolloutFacts): number | undefined {
  const step = currentStep(facts);
  if (!step) return undefined;
  if (verb === 'retry') return 0;
  if (verb === 'skip-step') return stepBehind(step);
  if (verb !== 'promote' || facts.status.abort || isFullyPromoted(facts)) {
    return undefined;
  }
  const { change } = promotePlan(facts).status;
  const moves =
    change === 'skip-step' ||
    change === 'pass-inconclusive' ||
    (change === 'end-pause' && step.step?.type === 'pause');
  return moves ? stepBehind(step) : undefined;
}

/** Behind the last step is the end. */
function stepBehind({ index, count }: CurrentStep): number {
  return Math.min(index + 1, count);
}
