import type { Happening } from '../../api/rolloutSchema';
import type { JournalEntry, RolloutJournal } from '../../model/JournalEntry';
import { sentence, type Sentence } from '../../model/Sentence';
import { personName } from '../../text/personName';
import { abortDetail } from './abortCause';
import { MANUALLY_PAUSED } from './journalEntries';

/** The journal as sentences, newest first. */
export function happenings(journal: RolloutJournal | undefined): Happening[] {
  const entries = journal?.entries ?? [];
  return entries
    .map((entry, index) => ({
      entry,
      before: entries[index - 1],
      next: entries[index + 1],
      leaps: leapsToTheEnd(entry, entries.slice(0, index)),
    }))
    .filter(
      ({ entry, before, next }) =>
        !isSaidByNext(entry, next) && !isAskingFor(entry, before),
    )
    .reverse()
    .map(({ entry, next, leaps }) => ({
      at: entry.at,
      text: leaps
        ? sentence('happened-steps-skipped')
        : happened(entry, isAskingFor(next, entry) ? next.by : undefined),
    }));
}

/** A full promotion, or going back to a version that was stable, runs none of the steps that are left. */
function leapsToTheEnd(
  entry: JournalEntry,
  earlier: readonly JournalEntry[],
): boolean {
  if (entry.what !== 'step-entered' || entry.stepIndex !== entry.stepCount) {
    return false;
  }
  const last = earlier.findLast(
    ({ what }) =>
      what === 'step-entered' || what === 'update-began' || what === 'retried',
  );
  return (
    last !== undefined &&
    (last.what !== 'step-entered' || last.stepIndex < entry.stepIndex - 1)
  );
}

type Acted = Extract<JournalEntry, { what: 'acted' }>;

/** An abort or a pause that was seen and the person's asking for it are one; what was seen says more. */
function isAskingFor(
  entry: JournalEntry | undefined,
  before: JournalEntry | undefined,
): entry is JournalEntry & Acted {
  if (entry?.what !== 'acted' || !before) return false;
  return (
    (entry.verb === 'abort' && before.what === 'aborted') ||
    (entry.verb === 'pause' &&
      before.what === 'pause-began' &&
      before.reason === MANUALLY_PAUSED)
  );
}

/** Entering a pause step is the pause, and the step that begins says that the pause before it has ended. */
function isSaidByNext(
  entry: JournalEntry,
  next: JournalEntry | undefined,
): boolean {
  return (
    (entry.what === 'step-entered' &&
      next?.what === 'pause-began' &&
      next.stepIndex === entry.stepIndex) ||
    (entry.what === 'pause-ended' &&
      entry.stepIndex !== undefined &&
      next?.what === 'step-entered')
  );
}

function happened(entry: JournalEntry, by: string | undefined): Sentence {
  switch (entry.what) {
    case 'update-began':
      return entry.revision === undefined
        ? sentence('happened-update-began-unnumbered')
        : sentence('happened-update-began', { revision: entry.revision });
    case 'step-entered':
      return entry.stepIndex === entry.stepCount
        ? sentence('happened-steps-done')
        : sentence('happened-step-entered', { step: entry.stepIndex + 1 });
    case 'step-skipped':
      return sentence('happened-step-skipped', { step: entry.stepIndex + 1 });
    case 'pause-began':
      if (by !== undefined) {
        return sentence('happened-acted-pause', { person: personName(by) });
      }
      return entry.reason === 'CanaryPauseStep' && entry.stepIndex !== undefined
        ? sentence('happened-paused-at-step', { step: entry.stepIndex + 1 })
        : pausedFor(entry.reason);
    case 'pause-ended':
      return entry.stepIndex === undefined
        ? sentence('happened-pause-ended')
        : sentence('happened-pause-ended-at-step', {
            step: entry.stepIndex + 1,
          });
    case 'aborted':
      return abortedSentence(entry.stepIndex, entry.message, by);
    case 'acted':
      return sentence(`happened-acted-${entry.verb}`, {
        person: personName(entry.by),
      });
    case 'retried':
      return sentence('happened-retried');
    case 'completed':
      return entry.revision === undefined
        ? sentence('happened-completed-unnumbered')
        : sentence('happened-completed', { revision: entry.revision });
  }
}

function pausedFor(reason: string): Sentence {
  switch (reason) {
    case 'BlueGreenPause':
      return sentence('happened-paused-before-switch');
    case 'InconclusiveAnalysisRun':
    case 'InconclusiveExperiment':
      return sentence('happened-paused-inconclusive');
    case MANUALLY_PAUSED:
      return sentence('happened-paused-by-hand');
    default:
      return sentence('happened-paused', { reason });
  }
}

function abortedSentence(
  stepIndex: number | undefined,
  message: string,
  by: string | undefined,
): Sentence {
  const detail = abortDetail(message);
  if (by !== undefined) {
    const person = personName(by);
    return stepIndex === undefined
      ? sentence('happened-acted-abort', { person })
      : sentence('happened-aborted-by-person-at-step', {
          person,
          step: stepIndex + 1,
        });
  }
  if (stepIndex === undefined) {
    return detail === undefined
      ? sentence('happened-aborted-by-hand')
      : sentence('happened-aborted', { detail });
  }
  const step = stepIndex + 1;
  return detail === undefined
    ? sentence('happened-aborted-by-hand-at-step', { step })
    : sentence('happened-aborted-at-step', { step, detail });
}
