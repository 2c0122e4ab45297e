import { isFullyPromoted } from './isFullyPromoted';
import type { RolloutFacts } from './RolloutFacts';
import { rolloutPhase } from './rolloutPhase';

/** Whether the rollout's ReplicaSets are needed to describe it: it is not both fully promoted and healthy. */
export function isInFlight(facts: RolloutFacts): boolean {
  return !isFullyPromoted(facts) || rolloutPhase(facts).phase !== 'Healthy';
}
