import type { RolloutJournal } from '../../model/JournalEntry';
import type { RolloutFacts } from './RolloutFacts';

/** When the update to the wanted version began, if that was seen. */
export function updateBeganAt(
  { status }: RolloutFacts,
  journal: RolloutJournal | undefined,
): string | undefined {
  return [...(journal?.entries ?? [])]
    .reverse()
    .find(
      ({ what, podHash }) =>
        what === 'update-began' && podHash === status.currentPodHash,
    )?.at;
}
