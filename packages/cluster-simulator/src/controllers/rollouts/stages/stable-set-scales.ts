import { replicaTargets } from '../replicaTargets';
import { wantedOf } from '../replicaSetCounts';
import type { RolloutMoment } from '../RolloutMoment';
import { rolloutStage } from '../rolloutStage';
import { scaleWrites } from '../scaleWrites';

/** The stable version first, so that there is room for the new one, and again enough of it after an abort. */
export const stableSetScales = rolloutStage({
  name: 'stable-set-scales',
  matches: moment => {
    const { stableSet, newSet, isHalted } = moment;
    return (
      !isHalted &&
      stableSet !== undefined &&
      stableSet !== newSet &&
      wantedOf(stableSet) !== target(moment)
    );
  },
  next: moment =>
    moment.stableSet
      ? scaleWrites(moment, moment.stableSet, target(moment))
      : [],
});

function target(moment: RolloutMoment): number {
  return moment.canary ? replicaTargets(moment).stable : moment.replicas;
}
