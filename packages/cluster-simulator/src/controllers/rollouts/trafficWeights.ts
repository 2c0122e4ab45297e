import type { JsonObject } from '../../store/Json';
import { numberAt } from '../engine/fields';
import { isAtTargets } from './replicaTargets';
import { availableOf } from './replicaSetCounts';
import type { RolloutMoment } from './RolloutMoment';
import { selectedHash } from './selectedHash';
import { setWeight, weightUpTo } from './setWeight';

/** The share of the traffic that the canary is to have; absent until the router can be set. */
export function canaryWeight(moment: RolloutMoment): number | undefined {
  const { isRouted, stableSet, newSet, steps, stepIndex, maxWeight } = moment;
  if (!isRouted || !stableSet) return undefined;
  const service = moment.canary?.stableService;
  if (service !== undefined && selectedHash(moment, service) === '') {
    return undefined;
  }
  if (moment.isFullyPromoted || moment.isAborted) return 0;
  if (moment.isChanged || availableOf(newSet) === 0) return 0;
  if (moment.isPromotedInFull) {
    const now = numberAt(
      moment.status,
      'canary',
      'weights',
      'canary',
      'weight',
    );
    return availableOf(newSet) >= moment.replicas ? maxWeight : now ?? 0;
  }
  if (steps.length === 0) return maxWeight;
  if (!isAtTargets(moment)) return weightUpTo(moment, stepIndex - 1);
  return setWeight(moment);
}

export function trafficWeights(moment: RolloutMoment): JsonObject | undefined {
  const weight = canaryWeight(moment);
  if (weight === undefined) return undefined;
  const { canary, newSet, hash, stableHash, maxWeight } = moment;
  return {
    canary: {
      weight,
      podTemplateHash: newSet ? hash : undefined,
      serviceName: canary?.canaryService,
    },
    stable: {
      weight: maxWeight - weight,
      podTemplateHash: stableHash,
      serviceName: canary?.stableService,
    },
  };
}
