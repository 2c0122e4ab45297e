import type { RolloutJournal } from '../../model/JournalEntry';
import type { AnalysisRunFacts } from './analysis/AnalysisRunFacts';
import type { ExperimentFacts } from './experiments/ExperimentFacts';
import type { PodFacts } from './pods/PodFacts';
import type { ReplicaSetFacts } from './ReplicaSetFacts';

/** What is known beside the Rollout itself. Absent: not watched, so nothing is said that needs it. */
export type Known = {
  replicaSets?: readonly ReplicaSetFacts[];
  journal?: RolloutJournal;
  /** Those of its namespace; which belong to the rollout is told by their owners. */
  analysisRuns?: readonly AnalysisRunFacts[];
  experiments?: readonly ExperimentFacts[];
  pods?: readonly PodFacts[];
};
