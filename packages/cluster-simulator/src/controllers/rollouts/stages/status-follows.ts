import { sameJson } from '../../../store/Json';
import { nextStatus, statusWrites } from '../nextStatus';
import { rolloutStage } from '../rolloutStage';

/** Nothing is to be done: the status tells what has become of it. */
export const statusFollows = rolloutStage({
  name: 'status-follows',
  matches: moment => !sameJson(nextStatus(moment), moment.status),
  next: moment => statusWrites(moment),
});
