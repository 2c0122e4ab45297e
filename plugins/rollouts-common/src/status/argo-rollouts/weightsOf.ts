import type { Weight, Weights } from '../../api/rolloutSchema';
import { currentStep } from './currentStep';
import { isFullyPromoted } from './isFullyPromoted';
import type { ReplicaSetFacts } from './ReplicaSetFacts';
import type { CanaryFacts, RolloutFacts } from './RolloutFacts';
import { unreadableUnder } from './unreadableUnder';

// Weights follow from these; where one cannot be read, its default would be a guess.
const FROM = [
  'spec.strategy',
  'status.abort',
  'status.availableReplicas',
  'status.blueGreen',
  'status.canary',
  'status.currentPodHash',
  'status.currentStepIndex',
  'status.stableRS',
];

/**
 * What the new version should get and what it gets. Values are those that `kubectl argo rollouts get rollout` prints;
 * where that is a convention and no measurement, or where the ReplicaSets are not known, the basis is `none`.
 */
export function weightsOf(
  facts: RolloutFacts,
  replicaSets: readonly ReplicaSetFacts[] | undefined,
): Weights {
  const { strategy, status } = facts;
  const unknown: Weight = { value: 0, basis: 'none' };
  if (unreadableUnder(facts, FROM) !== undefined) {
    return { desired: unknown, actual: unknown, max: 100 };
  }
  if (strategy.type === 'canary') {
    return {
      desired: { value: setWeight(facts, strategy), basis: 'status' },
      actual: actualWeight(facts, strategy, replicaSets),
      max: strategy.maxWeight,
      router: strategy.router,
      additional: status.canaryWeights?.additional || undefined,
      verified: status.canaryWeights?.verified,
    };
  }
  if (strategy.type === 'blueGreen' && status.activeSelector !== undefined) {
    // A service sends all or nothing, so the selector is the weight.
    const value = status.activeSelector === status.currentPodHash ? 100 : 0;
    const weight: Weight = { value, basis: 'status' };
    return { desired: weight, actual: weight, max: 100 };
  }
  return { desired: unknown, actual: unknown, max: 100 };
}

/** Upstream's SetWeight. */
function setWeight(facts: RolloutFacts, canary: CanaryFacts): number {
  if (facts.status.abort) return 0;
  return weightAtStep(canary, currentStep(facts)?.index ?? Infinity);
}

/** What the steps ask for while the one at `index` is current; everything when there is none. */
export function weightAtStep(canary: CanaryFacts, index: number): number {
  if (index >= canary.steps.length) return canary.maxWeight;
  for (let i = index; i >= 0; i--) {
    const step = canary.steps[i];
    if (step?.type === 'setWeight') return step.weight;
  }
  return 0;
}

/** Upstream's ActualWeight, and what it rests on. */
function actualWeight(
  facts: RolloutFacts,
  canary: CanaryFacts,
  replicaSets: readonly ReplicaSetFacts[] | undefined,
): Weight {
  const { status } = facts;
  if (!currentStep(facts)?.step) {
    // Past the last step upstream prints the maximum, whatever router and pods do; true only once it is stable.
    return {
      value: canary.maxWeight,
      basis: isFullyPromoted(facts) ? 'status' : 'none',
    };
  }
  if (canary.router !== undefined) {
    if (status.availableReplicas === 0) return { value: 0, basis: 'none' };
    return status.canaryWeights
      ? { value: status.canaryWeights.canary, basis: 'router' }
      : { value: setWeight(facts, canary), basis: 'status' };
  }
  if (status.availableReplicas === 0) return { value: 0, basis: 'pods' };
  if (replicaSets === undefined) return { value: 0, basis: 'none' };
  const available = canaryAvailable(facts, replicaSets);
  return {
    value: Math.trunc(
      (available * canary.maxWeight) / status.availableReplicas,
    ),
    basis: 'pods',
  };
}

/** Available pods of the new version while it is not the stable one. */
function canaryAvailable(
  { status }: RolloutFacts,
  replicaSets: readonly ReplicaSetFacts[],
): number {
  if (status.currentPodHash === status.stableRS) return 0;
  return (
    replicaSets.find(
      ({ podHash, experiment }) =>
        experiment === undefined && podHash === status.currentPodHash,
    )?.available ?? 0
  );
}
