import type { DerivedSummary } from '../model/Derived';
import { deriveSummary } from './argo-rollouts/deriveSummary';
import { deriveFlaggerSummary } from './flagger/deriveFlaggerSummary';
import type { RolloutState } from './RolloutState';
import { deriveWorkloadSummary } from './workloads/deriveWorkloadSummary';

/** The row of a rollout of any provider. */
export function summaryOf(state: RolloutState): DerivedSummary {
  switch (state.provider) {
    case 'argo-rollouts':
      return deriveSummary(state.facts, state.known);
    case 'flagger':
      return deriveFlaggerSummary(state.facts, state.known);
    case 'workload':
      return deriveWorkloadSummary(state.facts);
  }
}
