import type { EarliestEnd } from '../../api/rolloutSchema';
import { isCompleted } from './analysis/AnalysisPhase';
import { awaitedAnalysisEndsAt } from './analysis/awaitedAnalysisEndsAt';
import { currentExperiment } from './experiments/currentExperiment';
import { experimentEndsAt } from './experiments/experimentEndsAt';
import type { Known } from './Known';
import { pauseEnd } from './pauseEnd';
import type { RolloutFacts, StepFacts } from './RolloutFacts';
import { stepSeconds } from './stepSeconds';

const NONE: EarliestEnd = { seconds: 0 };

/** What the current step still takes at least; undefined: until a person promotes. */
export function waitAtStep(
  facts: RolloutFacts,
  known: Known,
  step: StepFacts,
): EarliestEnd | undefined {
  switch (step.type) {
    case 'pause':
      return waitAtPause(facts, step);
    case 'experiment':
      return waitAtExperiment(facts, known, step);
    case 'analysis':
      return { after: awaitedAnalysisEndsAt(facts, known), seconds: 0 };
    default:
      return NONE;
  }
}

function waitAtPause(
  facts: RolloutFacts,
  step: StepFacts,
): EarliestEnd | undefined {
  const pause = pauseEnd(facts);
  if (pause) return { after: pause.until, seconds: 0 };
  const { controllerPause, pauseConditions } = facts.status;
  // It was ended, and the controller is about to go on.
  if (controllerPause && pauseConditions.length === 0) return NONE;
  const seconds = stepSeconds(step);
  return seconds === undefined ? undefined : { seconds };
}

function waitAtExperiment(
  facts: RolloutFacts,
  known: Known,
  step: StepFacts,
): EarliestEnd {
  const length = { seconds: stepSeconds(step) ?? 0 };
  if (length.seconds === 0 || known.experiments === undefined) return NONE;
  if (facts.status.currentExperiment === undefined) return length;
  const experiment = currentExperiment(facts, known);
  if (!experiment || experiment.terminate || isCompleted(experiment.phase)) {
    return NONE;
  }
  return experiment.availableAt === undefined
    ? length
    : { after: experimentEndsAt(experiment), seconds: 0 };
}
