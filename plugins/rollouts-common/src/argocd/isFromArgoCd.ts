import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';
import { trackedRollout } from './trackedRollout';
import { trackingOf } from './trackingOf';

/** Whether the Rollout's own mark shows that Argo CD deploys it from Git. */
export function isFromArgoCd(facts: RolloutFacts): boolean {
  return trackingOf(trackedRollout(facts)).state === 'verified';
}
