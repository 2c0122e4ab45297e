import type { StoredObject } from '../../store/KubernetesObject';
import type { JsonValue } from '../../store/Json';
import { fieldAt, flagAt, numberAt } from '../engine/fields';
import { availableOf, sum, wantedOf } from './replicaSetCounts';
import type { RolloutMoment } from './RolloutMoment';
import { canaryScale, setWeight } from './setWeight';

export type ReplicaTargets = { canary: number; stable: number };

/** How many Pods a canary's two ReplicaSets are to have now. */
export function replicaTargets(moment: RolloutMoment): ReplicaTargets {
  return moment.isRouted ? routedTargets(moment) : basicTargets(moment);
}

/** Whether as many are available as the current step wants. */
export function isAtTargets(moment: RolloutMoment): boolean {
  const { newSet, stableSet, otherSets, isRouted } = moment;
  const targets = replicaTargets(moment);
  return (
    newSet !== undefined &&
    stableSet !== undefined &&
    hasEnough(moment, availableOf(newSet), targets.canary) &&
    availableOf(stableSet) >= targets.stable &&
    (isRouted || sum(otherSets, availableOf) === 0)
  );
}

/** Whether this many available Pods are enough where `wanted` are wanted. */
export function hasEnough(
  { canary }: RolloutMoment,
  available: number,
  wanted: number,
): boolean {
  const value = numberAt(canary, 'replicaProgressThreshold', 'value');
  if (value === undefined || value < 0) return available >= wanted;
  if (fieldAt(canary, 'replicaProgressThreshold', 'type') === 'Pods') {
    return available >= Math.min(value, wanted);
  }
  return wanted === 0 || (available / wanted) * 100 >= value;
}

export function maxUnavailable({
  canary,
  blueGreen,
  replicas,
}: RolloutMoment): number {
  const surge = fieldAt(canary, 'maxSurge') ?? '25%';
  const given = fieldAt(canary ?? blueGreen, 'maxUnavailable') ?? '25%';
  const allowed = shareOf(given, replicas, Math.floor);
  // With neither, nothing could ever move.
  const mustMove = canary && shareOf(surge, replicas, Math.ceil) === 0;
  return Math.min(allowed === 0 && mustMove ? 1 : allowed, replicas);
}

function routedTargets(moment: RolloutMoment): ReplicaTargets {
  const { replicas, maxWeight, canary } = moment;
  const scale = isEverything(moment) ? undefined : canaryScale(moment);
  const fixed = numberAt(scale, 'replicas');
  const weight = targetWeight(moment);
  const wanted = Math.ceil((weight * replicas) / maxWeight);
  const atLeast = Math.min(
    numberAt(canary, 'minPodsPerReplicaSet') ?? 0,
    replicas,
  );
  const withFloor = (count: number) =>
    count === 0 ? 0 : Math.max(count, atLeast);
  const stable = flagAt(canary, 'dynamicStableScale')
    ? withFloor(Math.ceil(((maxWeight - weight) * replicas) / maxWeight))
    : replicas;
  return { canary: fixed ?? withFloor(wanted), stable };
}

/** Without a router Pods are the weight: up within maxSurge, down within maxUnavailable, the oldest first. */
function basicTargets(moment: RolloutMoment): ReplicaTargets {
  const { replicas, newSet, stableSet, otherSets } = moment;
  const surge = maxSurge(moment);
  const hasStable = stableSet !== undefined && stableSet !== newSet;
  const desired = hasStable
    ? nearestCounts(moment, targetWeight(moment), surge)
    : { canary: replicas, stable: 0 };
  const now = {
    canary: wantedOf(newSet),
    stable: hasStable ? wantedOf(stableSet) : 0,
  };
  const next = { ...now };
  let up =
    replicas + surge - sum(otherSets, wantedOf) - now.canary - now.stable;
  if (hasStable && now.stable < desired.stable && up > 0) {
    next.stable = Math.min(now.stable + up, desired.stable);
    up -= next.stable - now.stable;
  }
  if (newSet && now.canary < desired.canary && up > 0) {
    next.canary = Math.min(now.canary + up, desired.canary);
  }
  if (sum(otherSets, wantedOf) > 0) return next;
  const grows = !newSet || desired.canary >= now.canary;
  const safe = replicas - maxUnavailable(moment);
  let down =
    countForScaleDown(newSet, !grows) +
    (hasStable ? countForScaleDown(stableSet, grows) : 0) -
    safe;
  if (down <= 0) return next;
  if (now.canary > desired.canary) {
    next.canary = Math.max(now.canary - down, desired.canary);
    down -= now.canary - next.canary;
  }
  if (now.stable > desired.stable && down > 0) {
    next.stable = Math.max(now.stable - down, desired.stable);
  }
  return next;
}

function countForScaleDown(
  set: StoredObject | undefined,
  ignoresAvailability: boolean,
): number {
  const wanted = wantedOf(set);
  if (ignoresAvailability || wanted < availableOf(set)) return wanted;
  return availableOf(set);
}

/** The two counts, of all Pods or one more, whose share is nearest to the weight; of equals the larger total loses. */
function nearestCounts(
  { replicas, maxWeight }: RolloutMoment,
  weight: number,
  surge: number,
): ReplicaTargets {
  if (replicas === 0) return { canary: 0, stable: 0 };
  const isWhole = weight === 0 || weight === maxWeight;
  const options: ReplicaTargets[] = [];
  const consider = (total: number, mayBeNone: boolean) => {
    const share = (total * weight) / maxWeight;
    const isTied = share - Math.floor(share) === 0.5;
    const canary = Math.ceil(share);
    if (canary < total || mayBeNone) {
      options.push({ canary, stable: total - canary });
    }
    const lower = Math.floor(share);
    if (!isTied && (lower !== 0 || mayBeNone)) {
      options.push({ canary: lower, stable: total - lower });
    }
  };
  consider(replicas, isWhole || (replicas === 1 && surge === 0));
  if (surge > 0 && !isWhole) consider(replicas + 1, false);
  const distance = ({ canary, stable }: ReplicaTargets) =>
    Math.abs(weight / maxWeight - canary / (canary + stable));
  return options.reduce(
    (best, option) => (distance(option) < distance(best) ? option : best),
    options[0] ?? { canary: 0, stable: replicas },
  );
}

function targetWeight(moment: RolloutMoment): number {
  if (isEverything(moment)) return moment.maxWeight;
  return numberAt(canaryScale(moment), 'weight') ?? setWeight(moment);
}

function isEverything({
  isPromotedInFull,
  stableHash,
  isFullyPromoted,
}: RolloutMoment): boolean {
  return isPromotedInFull || stableHash === '' || isFullyPromoted;
}

function maxSurge({ canary, replicas }: RolloutMoment): number {
  return shareOf(fieldAt(canary, 'maxSurge') ?? '25%', replicas, Math.ceil);
}

function shareOf(
  given: JsonValue,
  of: number,
  round: (share: number) => number,
): number {
  const [, percent] = /^(\d+)%$/.exec(String(given)) ?? [];
  return percent === undefined
    ? Number(given)
    : round((Number(percent) * of) / 100);
}
