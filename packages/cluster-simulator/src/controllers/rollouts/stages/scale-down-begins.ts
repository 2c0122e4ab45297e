import { rolloutStage } from '../rolloutStage';
import {
  deadlineWrite,
  delayedUntil,
  setToGiveDeadline,
} from '../scaleDownDeadline';

/** What is replaced or rejected keeps its Pods for a while, so that a way back is short. */
export const scaleDownBegins = rolloutStage({
  name: 'scale-down-begins',
  matches: moment =>
    !moment.isHalted &&
    moment.pauseConditions.length === 0 &&
    setToGiveDeadline(moment) !== undefined,
  next: moment => {
    const set = setToGiveDeadline(moment);
    return set ? [deadlineWrite(set, delayedUntil(moment, set))] : [];
  },
});
