import type { JournalEntry, RolloutJournal } from '../../model/JournalEntry';
import type { Phase } from '../../model/Phase';
import type { WaitingFor } from '../../api/rolloutSchema';
import type { RolloutFacts } from './RolloutFacts';

const MOVES_ON: ReadonlySet<JournalEntry['what']> = new Set<
  JournalEntry['what']
>(['update-began', 'pause-ended', 'retried']);
const SETTLES: ReadonlySet<JournalEntry['what']> = new Set<
  JournalEntry['what']
>(['completed']);

/** When the rollout came into its phase; absent, rather than guessed, when neither the object nor the journal knows. */
export function stateSince(
  facts: RolloutFacts,
  phase: Phase,
  waitingFor: WaitingFor | undefined,
  journal: RolloutJournal | undefined,
): string | undefined {
  const latest = (kinds: ReadonlySet<JournalEntry['what']>) =>
    journal?.entries.findLast(
      ({ what, podHash }) =>
        kinds.has(what) && podHash === facts.status.currentPodHash,
    )?.at;
  switch (phase) {
    case 'Paused':
      return waitingFor?.what === 'human' || waitingFor?.what === 'time'
        ? waitingFor.since
        : undefined;
    case 'Degraded':
      return facts.status.abort ? facts.status.abortedAt : undefined;
    case 'Progressing':
      return latest(MOVES_ON);
    case 'Healthy':
      return latest(SETTLES);
    default:
      return undefined;
  }
}
