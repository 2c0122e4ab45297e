import type { JournalEntry } from '../../model/JournalEntry';
import { currentStep } from './currentStep';
import { MANUALLY_PAUSED } from './happenings';
import { isFullyPromoted } from './isFullyPromoted';
import { rolloutPhase } from './rolloutPhase';
import type { RolloutFacts } from './RolloutFacts';

/**
 * What happened between two states of one rollout, in order. Nothing when there is no state before, or when that was
 * of another object of the same name: a first sight tells what is, not what came to be.
 *
 * @param arrivedAt - when the later state arrived; used where the controller wrote no time of its own
 */
export function journalEntries(
  before: RolloutFacts | undefined,
  after: RolloutFacts,
  arrivedAt: string,
): JournalEntry[] {
  if (!before || before.uid !== after.uid) return [];
  const version = {
    podHash: after.status.currentPodHash,
    revision: after.revision,
  };
  const began = updateBegan(before, after);
  const retried = !began && wasRetried(before, after);
  const aborted = !began && wasAborted(before, after);

  return [
    ...(began ? [entry({ what: 'update-began', at: arrivedAt })] : []),
    ...(retried ? [entry({ what: 'retried', at: arrivedAt })] : []),
    ...(began ? [] : pausesEnded(before, after)),
    ...stepEntered(before, after, began || retried),
    ...pausesBegun(began ? undefined : before, after),
    ...(aborted
      ? [
          entry({
            what: 'aborted',
            at: after.status.abortedAt ?? arrivedAt,
            // With the answer the controller resets the index; the state before still has it.
            stepIndex: currentStep(before)?.index,
            message: abortMessage(after),
          }),
        ]
      : []),
    ...(isFullyPromoted(after) && !isSameVersionPromoted(before, after)
      ? [entry({ what: 'completed', at: arrivedAt })]
      : []),
  ];

  function entry(
    happened: DistributiveOmit<JournalEntry, 'podHash' | 'revision'>,
  ): JournalEntry {
    return { ...version, ...happened };
  }

  function pausesEnded(from: RolloutFacts, to: RolloutFacts): JournalEntry[] {
    // An abort ends every pause; it has its own entry.
    if (to.status.abort && !from.status.abort) return [];
    if (aborted) return [];
    const ended = pausesOf(from).filter(
      pause => !pausesOf(to).some(other => isSamePause(pause, other)),
    );
    return ended.map(({ stepIndex }) =>
      entry({ what: 'pause-ended', at: arrivedAt, stepIndex }),
    );
  }

  function pausesBegun(
    from: RolloutFacts | undefined,
    to: RolloutFacts,
  ): JournalEntry[] {
    return pausesOf(to)
      .filter(
        pause =>
          !(from ? pausesOf(from) : []).some(other =>
            isSamePause(pause, other),
          ),
      )
      .map(({ reason, startTime, stepIndex }) =>
        entry({
          what: 'pause-began',
          at: startTime ?? arrivedAt,
          reason,
          stepIndex,
        }),
      );
  }

  function stepEntered(
    from: RolloutFacts,
    to: RolloutFacts,
    anew: boolean,
  ): JournalEntry[] {
    const step = currentStep(to);
    if (!step || to.status.currentStepIndex === undefined) return [];
    const advanced = step.index > (from.status.currentStepIndex ?? 0);
    return anew || (advanced && !to.status.abort)
      ? [entry({ what: 'step-entered', at: arrivedAt, stepIndex: step.index })]
      : [];
  }
}

type DistributiveOmit<T, Key extends PropertyKey> = T extends unknown
  ? Omit<T, Key>
  : never;

type Pause = { reason: string; startTime?: string; stepIndex?: number };

function pausesOf(facts: RolloutFacts): Pause[] {
  const { status } = facts;
  const step = currentStep(facts);
  return [
    ...status.pauseConditions.map(({ reason, startTime }) => ({
      reason,
      startTime,
      stepIndex: reason === 'BlueGreenPause' ? undefined : step?.index,
    })),
    ...(facts.paused ? [{ reason: MANUALLY_PAUSED }] : []),
  ];
}

// By start, not by step: an index that moves under a pause that stays is not a new pause.
function isSamePause(a: Pause, b: Pause): boolean {
  return a.reason === b.reason && a.startTime === b.startTime;
}

function updateBegan(before: RolloutFacts, after: RolloutFacts): boolean {
  const from = before.status;
  const to = after.status;
  if (to.currentPodHash === undefined) return false;
  if (from.currentPodHash !== to.currentPodHash) return true;
  // Other steps for the same version begin again, too. An abort and a retry reset the index as well.
  return (
    !from.abort &&
    !to.abort &&
    (to.currentStepIndex ?? 0) < (from.currentStepIndex ?? 0)
  );
}

function wasRetried(before: RolloutFacts, after: RolloutFacts): boolean {
  return (
    before.status.abort &&
    !after.status.abort &&
    // A full promotion takes the abort back, too; and of a promoted version the controller only removes the mark.
    !before.status.promoteFull &&
    !after.status.promoteFull &&
    !isFullyPromoted(after)
  );
}

/** The controller's answer counts, not the request: it may come to nothing, and only the answer has the cause. */
function wasAborted(before: RolloutFacts, after: RolloutFacts): boolean {
  return (
    after.status.abort &&
    isAnsweredAbort(after) &&
    !(before.status.abort && isAnsweredAbort(before))
  );
}

function isAnsweredAbort(facts: RolloutFacts): boolean {
  return (
    facts.status.abortedAt !== undefined ||
    facts.status.conditions.some(({ reason }) => reason === 'RolloutAborted')
  );
}

function abortMessage(facts: RolloutFacts): string {
  return (
    facts.status.conditions.find(({ reason }) => reason === 'RolloutAborted')
      ?.message ??
    rolloutPhase(facts).message ??
    ''
  );
}

function isSameVersionPromoted(
  before: RolloutFacts,
  after: RolloutFacts,
): boolean {
  return (
    isFullyPromoted(before) &&
    before.status.currentPodHash === after.status.currentPodHash
  );
}
