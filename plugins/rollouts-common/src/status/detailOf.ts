import type { DerivedDetail } from '../model/Derived';
import { deriveDetail } from './argo-rollouts/deriveDetail';
import { deriveFlaggerDetail } from './flagger/deriveFlaggerSummary';
import type { RolloutState } from './RolloutState';
import { deriveWorkloadDetail } from './workloads/deriveWorkloadDetail';

/** The detail of a rollout of any provider; a summary of the same state is a part of it. */
export function detailOf(state: RolloutState): DerivedDetail {
  switch (state.provider) {
    case 'argo-rollouts':
      return deriveDetail(state.facts, state.known);
    case 'flagger':
      return deriveFlaggerDetail(state.facts, state.known);
    case 'workload':
      return deriveWorkloadDetail(state.facts, state.known);
  }
}
