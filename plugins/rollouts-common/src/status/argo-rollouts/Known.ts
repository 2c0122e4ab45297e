import type { RolloutJournal } from '../../model/JournalEntry';
import type { KnownPods } from '../pods/KnownPods';
import type { AnalysisRunFacts } from './analysis/AnalysisRunFacts';
import type { ExperimentFacts } from './experiments/ExperimentFacts';

/** What is known beside the Rollout itself. Absent: not watched, so nothing is said that needs it. */
export type Known = KnownPods & {
  journal?: RolloutJournal;
  /** Those of its namespace; which belong to the rollout is told by their owners. */
  analysisRuns?: readonly AnalysisRunFacts[];
  experiments?: readonly ExperimentFacts[];
};
