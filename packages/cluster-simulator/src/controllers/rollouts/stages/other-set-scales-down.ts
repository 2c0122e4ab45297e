import type { StoredObject } from '../../../store/KubernetesObject';
import { maxUnavailable } from '../replicaTargets';
import { availableOf, revisionOf, sum, wantedOf } from '../replicaSetCounts';
import type { RolloutMoment } from '../RolloutMoment';
import { rolloutStage } from '../rolloutStage';
import { waitingSets } from '../scaleDownDeadline';
import { scaleWrites } from '../scaleWrites';

/** What is neither new nor stable goes, as fast as enough others are available. */
export const otherSetScalesDown = rolloutStage({
  name: 'other-set-scales-down',
  matches: moment => !moment.isHalted && scaleDown(moment) !== undefined,
  next: moment => {
    const { set, to } = scaleDown(moment) ?? {};
    return set && to !== undefined ? scaleWrites(moment, set, to) : [];
  },
});

function scaleDown(
  moment: RolloutMoment,
): { set: StoredObject; to: number } | undefined {
  const { otherSets, isRouted, replicas, replicaSets, newSet, stableSet } =
    moment;
  const waiting = waitingSets(moment);
  const [set] = otherSets
    .filter(other => wantedOf(other) > 0 && !waiting.includes(other))
    .sort((one, other) => revisionOf(one) - revisionOf(other));
  if (!set) return undefined;
  if (isRouted) {
    return isReady(newSet) && isReady(stableSet) ? { set, to: 0 } : undefined;
  }
  const spare =
    sum(replicaSets, availableOf) - (replicas - maxUnavailable(moment));
  return spare > 0
    ? { set, to: Math.max(0, wantedOf(set) - spare) }
    : undefined;
}

function isReady(set: StoredObject | undefined): boolean {
  return set !== undefined && availableOf(set) >= wantedOf(set);
}
