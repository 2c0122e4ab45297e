import { instantAfter } from '../object/instantAfter';
import { currentStep } from './currentStep';
import { pauseSeconds } from './pauseSeconds';
import type { RolloutFacts } from './RolloutFacts';

export type PauseEnd = {
  since: string;
  until: string;
  what: 'pause-ends' | 'auto-promotion';
};

/** When the pause that is running ends by itself; absent when it does not, or while `spec.paused` holds it. */
export function pauseEnd(facts: RolloutFacts): PauseEnd | undefined {
  const { strategy, status } = facts;
  if (facts.paused || status.abort) return undefined;
  const [first] = status.pauseConditions;

  if (strategy.type === 'blueGreen') {
    // `autoPromotionSeconds` is ignored when auto promotion is off.
    if (
      first?.reason !== 'BlueGreenPause' ||
      !strategy.autoPromotionEnabled ||
      !strategy.autoPromotionSeconds
    ) {
      return undefined;
    }
    const until = instantAfter(first.startTime, strategy.autoPromotionSeconds);
    return until === undefined
      ? undefined
      : { since: first.startTime, until, what: 'auto-promotion' };
  }

  const step = currentStep(facts)?.step;
  // An inconclusive analysis holds the rollout beyond the end of the timed pause.
  if (
    step?.type !== 'pause' ||
    step.duration === undefined ||
    first?.reason !== 'CanaryPauseStep' ||
    status.pauseConditions.length > 1
  ) {
    return undefined;
  }
  const until = instantAfter(
    first.startTime,
    Math.max(pauseSeconds(step.duration), 0),
  );
  return until === undefined
    ? undefined
    : { since: first.startTime, until, what: 'pause-ends' };
}
