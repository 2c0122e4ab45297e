import { rolloutStage } from '../rolloutStage';
import type { RolloutMoment } from '../RolloutMoment';
import {
  deadlineWrite,
  isKeptAfterAbort,
  scaleDownDeadline,
} from '../scaleDownDeadline';
import { activeHash } from '../blueGreenSwitch';

/** A version that is wanted again loses its deadline. */
export const scaleDownIsCalledOff = rolloutStage({
  name: 'scale-down-is-called-off',
  matches: moment => wantedAgain(moment).length > 0,
  next: moment => wantedAgain(moment).map(set => deadlineWrite(set, null)),
});

function wantedAgain(moment: RolloutMoment) {
  const { newSet, stableSet, blueGreen, hash } = moment;
  // Until a blue-green update has switched, a deadline of the new version says that it may be switched to at once.
  const isAwaited =
    blueGreen && newSet !== stableSet && activeHash(moment) !== hash;
  const isRetried = moment.condition('Progressing')?.reason === 'RolloutRetry';
  const candidates = [
    stableSet,
    ...(isKeptAfterAbort(moment) || (isAwaited && !isRetried) ? [] : [newSet]),
  ];
  return [...new Set(candidates)]
    .filter(set => set !== undefined)
    .filter(set => scaleDownDeadline(set) !== undefined);
}
