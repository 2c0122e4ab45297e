import type { Happening } from '../../api/rolloutSchema';
import type { JournalEntry, RolloutJournal } from '../../model/JournalEntry';
import { sentence, type Sentence } from '../../model/Sentence';
import type { RolloutFacts } from './RolloutFacts';

/** The journal as sentences, newest first. */
export function happenings(
  facts: RolloutFacts,
  journal: RolloutJournal | undefined,
): Happening[] {
  return [...(journal?.entries ?? [])]
    .reverse()
    .map(entry => ({ at: entry.at, text: happened(entry, facts) }));
}

function happened(entry: JournalEntry, facts: RolloutFacts): Sentence {
  switch (entry.what) {
    case 'update-began':
      return entry.revision === undefined
        ? sentence('happened-update-began-unnumbered')
        : sentence('happened-update-began', { revision: entry.revision });
    case 'step-entered': {
      const count =
        facts.strategy.type === 'canary' ? facts.strategy.steps.length : 0;
      // The steps of an older version may have been others; then only the number is certain.
      return entry.stepIndex === count &&
        entry.podHash === facts.status.currentPodHash
        ? sentence('happened-steps-done')
        : sentence('happened-step-entered', { step: entry.stepIndex + 1 });
    }
    case 'pause-began':
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
      return abortedSentence(entry.stepIndex, entry.message);
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

/** The journal's reason for a pause by `spec.paused`: the message that the controller gives it. */
export const MANUALLY_PAUSED = 'manually paused';

function abortedSentence(
  stepIndex: number | undefined,
  message: string,
): Sentence {
  // A person's abort has no cause after the revision.
  const byHand = /update to revision \d+$/.test(message) || message === '';
  if (stepIndex === undefined) {
    return byHand
      ? sentence('happened-aborted-by-hand')
      : sentence('happened-aborted', { message });
  }
  return byHand
    ? sentence('happened-aborted-by-hand-at-step', { step: stepIndex + 1 })
    : sentence('happened-aborted-at-step', { step: stepIndex + 1, message });
}
