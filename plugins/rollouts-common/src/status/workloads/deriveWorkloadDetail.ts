import type { DerivedDetail } from '../../model/Derived';
import type { KnownPods } from '../pods/KnownPods';
import { deriveWorkloadSummary } from './deriveWorkloadSummary';
import type { WorkloadFacts } from './WorkloadFacts';
import { workloadRevisions } from './workloadRevisions';

/** The summary, and while somebody looks its versions with their pods; a native workload has no steps. */
export function deriveWorkloadDetail(
  facts: WorkloadFacts,
  known: KnownPods = {},
): DerivedDetail {
  const revisions = workloadRevisions(facts, known);
  return {
    ...deriveWorkloadSummary(facts),
    steps: [],
    revisions: revisions ?? [],
    revisionsKnown: revisions !== undefined,
    revisionsKept: false,
    podWatch: known.podWatch,
    happened: [],
    happenedFrom: 'nothing',
  };
}
