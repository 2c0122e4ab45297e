import { statusWrites } from '../nextStatus';
import type { RolloutMoment } from '../RolloutMoment';
import { rolloutStage } from '../rolloutStage';

/** A full promotion ends pauses, steps and an abort, whatever they waited for. */
export const fullPromotionIsTakenUp = rolloutStage({
  name: 'full-promotion-is-taken-up',
  matches: moment =>
    moment.isPromotedInFull &&
    (moment.isAborted ||
      moment.pauseConditions.length > 0 ||
      moment.stepIndex < moment.steps.length),
  next: moment =>
    statusWrites(moment, {
      isCleared: true,
      ...stepsSkipped(moment),
    }),
});

function stepsSkipped({ steps }: RolloutMoment) {
  return steps.length > 0 ? { stepIndex: steps.length } : {};
}
