import type { RolloutJournal } from '../../model/JournalEntry';
import type { RolloutFacts } from './RolloutFacts';

/** Entity reference of who aborted this version in the portal. Absent: nobody did, or it was not seen. */
export function abortedBy(
  facts: RolloutFacts,
  journal: RolloutJournal | undefined,
): string | undefined {
  if (!facts.status.abort) return undefined;
  const { currentPodHash } = facts.status;
  for (const entry of [...(journal?.entries ?? [])].reverse()) {
    if (entry.podHash !== currentPodHash || entry.what === 'aborted') {
      return undefined;
    }
    if (entry.what === 'acted' && entry.verb === 'abort') return entry.by;
  }
  return undefined;
}
