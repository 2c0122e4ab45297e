import { newSetTarget } from '../blueGreenSwitch';
import { replicaTargets } from '../replicaTargets';
import { wantedOf } from '../replicaSetCounts';
import type { RolloutMoment } from '../RolloutMoment';
import { rolloutStage } from '../rolloutStage';
import { isKeptAfterAbort } from '../scaleDownDeadline';
import { scaleWrites } from '../scaleWrites';

/** As many Pods of the new version as the step, the preview or the promotion wants. */
export const newSetScales = rolloutStage({
  name: 'new-set-scales',
  matches: moment =>
    moment.newSet !== undefined &&
    !moment.isHalted &&
    !isKeptAfterAbort(moment) &&
    wantedOf(moment.newSet) !== target(moment),
  next: moment =>
    moment.newSet ? scaleWrites(moment, moment.newSet, target(moment)) : [],
});

function target(moment: RolloutMoment): number {
  return moment.canary ? replicaTargets(moment).canary : newSetTarget(moment);
}
