import { flagAt } from '../../engine/fields';
import { statusWrites } from '../nextStatus';
import { rolloutStage } from '../rolloutStage';
import { isStepping } from '../stepCompletion';

/** A canary comes to a pause step. */
export const pauseBegins = rolloutStage({
  name: 'pause-begins',
  matches: moment =>
    isStepping(moment) &&
    moment.currentStep?.pause !== undefined &&
    moment.pauseOf('CanaryPauseStep') === undefined &&
    !flagAt(moment.status, 'controllerPause'),
  next: moment => statusWrites(moment, { pause: 'CanaryPauseStep' }),
});
