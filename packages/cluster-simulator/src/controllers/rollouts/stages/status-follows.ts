import { sameJson } from '../../../store/Json';
import { nextStatus } from '../nextStatus';
import { rolloutStage } from '../rolloutStage';
import { statusWrites } from '../nextStatus';

/** Nothing is to be done: the status tells what has become of it. */
export const statusFollows = rolloutStage({
  name: 'status-follows',
  matches: moment => !sameJson(nextStatus(moment), moment.status),
  next: moment => statusWrites(moment),
});
