import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';
import type { TrackedObject } from './trackingOf';

/** A Rollout of Argo Rollouts with its kind, which its facts leave out. */
export function trackedRollout(facts: RolloutFacts): TrackedObject {
  const { namespace, name, annotations, labels } = facts;
  return {
    group: 'argoproj.io',
    kind: 'Rollout',
    namespace,
    name,
    annotations,
    labels,
  };
}
