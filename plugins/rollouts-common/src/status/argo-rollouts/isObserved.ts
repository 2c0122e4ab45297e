import type { RolloutFacts } from './RolloutFacts';

/**
 * Whether the controller has seen the latest spec. True does not prove that it has taken up a new template: for one
 * object version the generations may agree while the pod hash is still the old one.
 */
export function isObserved({ status, generation }: RolloutFacts): boolean {
  // v0.9 wrote a hash here. Like upstream: what is no decimal number, or a larger one, counts as observed.
  const text = status.observedGeneration ?? '';
  return !/^[+-]?\d+$/.test(text) || Number(text) >= generation;
}
