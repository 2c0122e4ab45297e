import type { RolloutJournal } from '../../model/JournalEntry';
import type { ReplicaSetFacts } from './ReplicaSetFacts';

/** What is known beside the Rollout itself. Absent: not watched, so nothing is said that needs it. */
export type Known = {
  replicaSets?: readonly ReplicaSetFacts[];
  journal?: RolloutJournal;
};
