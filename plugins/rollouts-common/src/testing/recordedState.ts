import type { ReplicaSetFacts } from '../status/argo-rollouts/ReplicaSetFacts';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';
import type { JournalEntry, RolloutJournal } from '../model/JournalEntry';
import { journalEntries } from '../status/argo-rollouts/journalEntries';
import type { RecordedRollout } from './Recording';
import { readRecording } from './readRecording';

/** The rollout of a recorded scenario as it was with one resourceVersion, and what a watch knew then. */
export function recordedState(
  scenario: string,
  resourceVersion: string,
): {
  facts: RolloutFacts;
  replicaSets: readonly ReplicaSetFacts[];
  journal: RolloutJournal;
} {
  const states = readRecording(scenario).rolloutStates();
  const at = states.findIndex(
    ({ facts }) => facts.resourceVersion === resourceVersion,
  );
  const state = states[at];
  if (!state) throw new Error(`${scenario} has no version ${resourceVersion}`);
  return {
    facts: state.facts,
    replicaSets: state.replicaSets,
    journal: journalOf(states.slice(0, at + 1)),
  };
}

/** The journal of someone who watched from the beginning; times are those of the recording. */
export function journalOf(states: readonly RecordedRollout[]): RolloutJournal {
  const entries: JournalEntry[] = states.flatMap(({ before, facts, t }) =>
    journalEntries(before, facts, new Date(t).toISOString()),
  );
  return { since: new Date(0).toISOString(), entries };
}
