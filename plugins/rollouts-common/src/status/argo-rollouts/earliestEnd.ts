import type { EarliestEnd, WaitingFor } from '../../api/rolloutSchema';
import { waitsForPerson } from '../../model/waitsForPerson';
import { awaitedAnalysisEndsAt } from './analysis/awaitedAnalysisEndsAt';
import { currentStep } from './currentStep';
import { isFullyPromoted } from './isFullyPromoted';
import type { Known } from './Known';
import { pauseEnd } from './pauseEnd';
import type { BlueGreenFacts, CanaryFacts, RolloutFacts } from './RolloutFacts';
import { rolloutPhase } from './rolloutPhase';
import { stepSeconds } from './stepSeconds';
import { unsettled } from './unsettled';
import { waitAtStep } from './waitAtStep';

/**
 * A lower bound for the completion of an update. What the templates of later analyses ask for is not watched, so these
 * count nothing. Absent when a person is needed anywhere on the way, and when nothing has a fixed length.
 */
export function earliestEnd(
  facts: RolloutFacts,
  known: Known,
  waitingFor: WaitingFor | undefined,
): EarliestEnd | undefined {
  const { strategy } = facts;
  if (!isOnItsWay(facts) || waitsForPerson(waitingFor)) return undefined;
  const end =
    strategy.type === 'blueGreen'
      ? endOfBlueGreen(facts, known, strategy)
      : strategy.type === 'canary' && endOfCanary(facts, known, strategy);
  return end && (end.after !== undefined || end.seconds > 0) ? end : undefined;
}

function isOnItsWay(facts: RolloutFacts): boolean {
  const { status } = facts;
  const { phase } = rolloutPhase(facts);
  const between = unsettled(facts);
  return (
    // What else is not answered yet may change everything that is ahead.
    (between === undefined || between === 'unpausing') &&
    (phase === 'Progressing' || phase === 'Paused') &&
    status.stableRS !== undefined &&
    !isFullyPromoted(facts) &&
    !facts.paused &&
    !status.abort &&
    !status.promoteFull &&
    // Whatever else it waits for, a verdict that is none needs a person.
    !status.pauseConditions.some(({ reason }) =>
      reason.startsWith('Inconclusive'),
    )
  );
}

function endOfCanary(
  facts: RolloutFacts,
  known: Known,
  { steps }: CanaryFacts,
): EarliestEnd | undefined {
  const current = currentStep(facts);
  if (!current?.step) return undefined;
  const wait = waitAtStep(facts, known, current.step);
  const later = steps.slice(current.index + 1).map(stepSeconds);
  return later.reduce<EarliestEnd | undefined>(
    (sum, seconds) =>
      sum && seconds !== undefined
        ? { ...sum, seconds: sum.seconds + seconds }
        : undefined,
    wait,
  );
}

function endOfBlueGreen(
  facts: RolloutFacts,
  known: Known,
  { autoPromotionEnabled, autoPromotionSeconds = 0 }: BlueGreenFacts,
): EarliestEnd | undefined {
  const { status } = facts;
  const pause = pauseEnd(facts);
  if (pause) return { after: pause.until, seconds: 0 };
  const isPassed =
    status.activeSelector === status.currentPodHash ||
    status.scaleUpPreviewCheckPoint ||
    status.controllerPause;
  if (!isPassed && !autoPromotionEnabled) return undefined;
  return !isPassed && autoPromotionSeconds > 0
    ? { seconds: autoPromotionSeconds }
    : { after: awaitedAnalysisEndsAt(facts, known), seconds: 0 };
}
