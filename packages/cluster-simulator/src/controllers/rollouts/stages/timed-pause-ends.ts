import { fieldAt, textAt } from '../../engine/fields';
import { durationOf } from '../../engine/durationOf';
import type { RolloutMoment } from '../RolloutMoment';
import { rolloutStage } from '../rolloutStage';
import { isStepping, stepCompletion } from '../stepCompletion';

/** A pause with a duration is over. */
export const timedPauseEnds = rolloutStage({
  name: 'timed-pause-ends',
  matches: moment => isStepping(moment) && endOf(moment) !== undefined,
  until: moment => endOf(moment) ?? moment.view.now,
  next: stepCompletion,
});

function endOf(moment: RolloutMoment): Date | undefined {
  const duration = fieldAt(moment.currentStep, 'pause', 'duration');
  const since = textAt(moment.pauseOf('CanaryPauseStep'), 'startTime');
  if (duration === undefined || since === undefined) return undefined;
  const text = String(duration);
  // Without a unit it is seconds; what cannot be read is over at once.
  const ms = /^\d+$/.test(text) ? Number(text) * 1_000 : durationOf(text) ?? 0;
  return new Date(Date.parse(since) + ms);
}
