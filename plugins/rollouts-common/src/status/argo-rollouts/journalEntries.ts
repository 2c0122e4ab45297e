import type { JournalEntry } from '../../model/JournalEntry';
import type { RolloutFacts } from './RolloutFacts';

/** What happened between two states of one rollout. */
export function journalEntries(
  _before: RolloutFacts | undefined,
  _after: RolloutFacts,
  _arrivedAt: string,
): JournalEntry[] {
  return [];
}
