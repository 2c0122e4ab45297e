import type { RolloutJournal } from '../../model/JournalEntry';
import type { RolloutFacts } from './RolloutFacts';

/** Index of the step at which this version was aborted. The controller resets its own index, so only the journal knows. */
export function abortedAtStep(
  facts: RolloutFacts,
  journal: RolloutJournal | undefined,
): number | undefined {
  if (!facts.status.abort) return undefined;
  const { currentPodHash } = facts.status;
  for (const entry of [...(journal?.entries ?? [])].reverse()) {
    if (entry.podHash !== currentPodHash) return undefined;
    if (entry.what === 'aborted') return entry.stepIndex;
  }
  return undefined;
}
