import type { StoredObject } from '../../../store/KubernetesObject';
import type { RolloutMoment } from '../RolloutMoment';
import { rolloutStage } from '../rolloutStage';
import {
  deadlineWrite,
  scaleDownDeadline,
  waitingSets,
} from '../scaleDownDeadline';
import { scaleWrites } from '../scaleWrites';

/** The time of an old version is over. */
export const scaleDownDelayEnds = rolloutStage({
  name: 'scale-down-delay-ends',
  matches: moment => !moment.isHalted && nextOf(moment) !== undefined,
  until: moment => nextOf(moment)?.at ?? moment.view.now,
  next: moment => {
    const { set } = nextOf(moment) ?? {};
    if (!set) return [];
    const writes = scaleWrites(moment, set, 0);
    // A canary's deadline stays written, and reads as passed.
    return moment.blueGreen && set !== moment.newSet
      ? [...writes, deadlineWrite(set, null)]
      : writes;
  },
});

function nextOf(
  moment: RolloutMoment,
): { set: StoredObject; at: Date } | undefined {
  return waitingSets(moment)
    .flatMap(set => {
      const at = scaleDownDeadline(set);
      return at ? [{ set, at }] : [];
    })
    .sort((one, other) => one.at.getTime() - other.at.getTime())[0];
}
