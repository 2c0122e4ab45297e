import type { RolloutState } from '@rollouts-portal/plugin-rollouts-common';

import type { PodSource } from '../cluster/OpenPods';
import { podSourcesOf } from '../cluster/podSourcesOf';

/** Where the pods of a rollout are; undefined while that is not known. */
export function podSourcesOfState(
  state: RolloutState,
): PodSource[] | undefined {
  switch (state.provider) {
    case 'workload':
      return podSourcesOf(state.facts);
    case 'flagger': {
      const { target, primary } = state.known;
      if (!state.facts.target) return [];
      if (!target) return undefined;
      return [target, primary].flatMap(workload =>
        workload ? podSourcesOf(workload) : [],
      );
    }
    default: {
      const { namespace, podSelector } = state.facts;
      // What a workload that it refers to selects is not known here; only a Rollout writes this label.
      const selector = podSelector ?? 'rollouts-pod-template-hash';
      return [{ namespace, selector, withReplicaSets: false }];
    }
  }
}
