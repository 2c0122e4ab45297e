import type { WaitingFor } from '../../api/rolloutSchema';
import { sentence, type Sentence } from '../../model/Sentence';
import { durationText } from '../object/durationText';
import { currentStep, type CurrentStep } from './currentStep';
import type { Explanation } from './explain';
import { explainStep } from './explainStep';
import { pauseEnd } from './pauseEnd';
import { isPauseReason, type PauseReason } from './PauseReason';
import { pauseSeconds } from './pauseSeconds';
import { percentOf } from './percentOf';
import type { RolloutFacts } from './RolloutFacts';

export function explainPaused(facts: RolloutFacts): Explanation {
  if (facts.paused) {
    return {
      why: sentence('why-manually-paused'),
      waitingFor: { what: 'human' },
    };
  }
  const pause = decidingPause(facts);
  if (!pause) {
    return {
      why: sentence('why-unpausing'),
      waitingFor: { what: 'controller' },
    };
  }
  const human: WaitingFor = { what: 'human', since: pause.startTime };
  return isPauseReason(pause.reason)
    ? EXPLAIN[pause.reason](facts, currentStep(facts), human)
    : {
        why: sentence('why-paused', { message: pause.reason }),
        waitingFor: human,
      };
}

type Explain = (
  facts: RolloutFacts,
  step: CurrentStep | undefined,
  human: WaitingFor,
) => Explanation;

// A Record, so that a reason that is added does not compile before it is understood.
const EXPLAIN: Record<PauseReason, Explain> = {
  CanaryPauseStep: explainPauseStep,
  BlueGreenPause: (facts, _, human) => explainBlueGreenPause(facts, human),
  InconclusiveAnalysisRun: (_, step, human) => ({
    why:
      step?.step?.type === 'analysis'
        ? sentence('why-inconclusive-step-analysis', {
            step: step.index + 1,
            count: step.count,
          })
        : sentence('why-inconclusive-analysis'),
    waitingFor: human,
  }),
  InconclusiveExperiment: (_, step, human) => ({
    why: step
      ? sentence('why-inconclusive-experiment', {
          step: step.index + 1,
          count: step.count,
        })
      : sentence('why-inconclusive-analysis'),
    waitingFor: human,
  }),
};

/** An analysis that came to no verdict outlasts a pause that ends by itself; else kubectl's choice, the first. */
function decidingPause({ status }: RolloutFacts) {
  const byReason = (wanted: string) =>
    status.pauseConditions.find(({ reason }) => reason === wanted);
  return (
    byReason('InconclusiveAnalysisRun') ??
    byReason('InconclusiveExperiment') ??
    status.pauseConditions[0]
  );
}

function explainPauseStep(
  facts: RolloutFacts,
  current: CurrentStep | undefined,
  human: WaitingFor,
): Explanation {
  // The controller drops the condition one update after the last step is done.
  if (!current?.step) {
    return {
      why: sentence('why-steps-done'),
      waitingFor: { what: 'controller' },
    };
  }
  // A pause that was left behind by skipping it: what runs is the step.
  if (current.step.type !== 'pause') return explainStep(facts, current);

  const place = { step: current.index + 1, count: current.count };
  const { duration } = current.step;
  if (duration === undefined) {
    return {
      why: whatPromoteLeadsTo(facts, current, place),
      waitingFor: human,
    };
  }
  const end = pauseEnd(facts);
  const seconds = pauseSeconds(duration);
  return {
    why: sentence('why-timed-pause', {
      ...place,
      duration: durationText(Math.max(seconds, 0)),
    }),
    waitingFor: end && { what: 'time', since: end.since, until: end.until },
  };
}

function whatPromoteLeadsTo(
  facts: RolloutFacts,
  current: CurrentStep,
  place: { step: number; count: number },
): Sentence {
  const next =
    facts.strategy.type === 'canary'
      ? facts.strategy.steps[current.index + 1]
      : undefined;
  switch (next?.type) {
    case undefined:
      return sentence('why-pause-before-completion', place);
    case 'setWeight':
      return sentence('why-pause-before-weight', {
        ...place,
        percent: percentOf(
          next.weight,
          facts.strategy.type === 'canary' ? facts.strategy.maxWeight : 100,
        ),
      });
    case 'analysis':
      return sentence('why-pause-before-analysis', place);
    case 'experiment':
      return sentence('why-pause-before-experiment', place);
    default:
      return sentence('why-pause-before-step', {
        ...place,
        next: place.step + 1,
      });
  }
}

function explainBlueGreenPause(
  facts: RolloutFacts,
  human: WaitingFor,
): Explanation {
  const end = pauseEnd(facts);
  if (facts.strategy.type === 'blueGreen' && end) {
    return {
      why: sentence('why-auto-promotion', {
        duration: durationText(facts.strategy.autoPromotionSeconds ?? 0),
      }),
      waitingFor: { what: 'time', since: end.since, until: end.until },
    };
  }
  return { why: sentence('why-waits-for-promotion'), waitingFor: human };
}
