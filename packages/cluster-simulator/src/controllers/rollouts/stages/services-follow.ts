import type { Write } from '../../engine/Write';
import { HASH_LABEL } from '../comparableTemplate';
import type { StoredObject } from '../../../store/KubernetesObject';
import { availableOf, wantedOf } from '../replicaSetCounts';
import type { RolloutMoment } from '../RolloutMoment';
import { rolloutStage } from '../rolloutStage';
import { serviceSwitch } from '../serviceSwitch';

/** The two Services of a canary select stable and new Pods as soon as those are there. */
export const servicesFollow = rolloutStage({
  name: 'services-follow',
  matches: moment => switches(moment).length > 0,
  next: switches,
});

function switches(moment: RolloutMoment): Write[] {
  const { canary, stableSet, newSet, isAborted, isRouted } = moment;
  if (!canary) return [];
  const isGone = !isRouted || availableOf(newSet) === 0;
  const shown = isAborted && isGone ? stableSet : newSet;
  return [
    ...serviceSwitch(moment, canary.stableService, hashOnceThere(stableSet)),
    ...serviceSwitch(moment, canary.canaryService, hashOnceThere(shown)),
  ];
}

function hashOnceThere(set: StoredObject | undefined): string {
  const isThere = wantedOf(set) > 0 && availableOf(set) >= wantedOf(set);
  return (isThere && set?.metadata.labels?.[HASH_LABEL]) || '';
}
