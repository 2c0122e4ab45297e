import type { JournalEntry } from '../../model/JournalEntry';
import { currentStep } from './currentStep';
import { isFullyPromoted } from './isFullyPromoted';
import type { RolloutFacts } from './RolloutFacts';

/** The journal's reason for a pause by `spec.paused`: the message that the controller gives it. */
export const MANUALLY_PAUSED = 'manually paused';

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
  const began = updateBegan(before, after);
  const retried = !began && wasRetried(before, after);
  const aborted = !began && wasAborted(before, after);

  const happened: Happened[] = [
    ...(began ? [{ what: 'update-began' as const, at: arrivedAt }] : []),
    ...(retried ? [{ what: 'retried' as const, at: arrivedAt }] : []),
    // A new version and an abort end every pause; they have their own entries.
    ...(began || after.status.abort
      ? []
      : pausesEnded(before, after, arrivedAt)),
    ...(began || retried ? [] : stepSkipped(before, after, arrivedAt)),
    ...stepEntered(before, after, began || retried, arrivedAt),
    ...pausesBegun(began ? undefined : before, after, arrivedAt),
    ...(aborted
      ? [
          {
            what: 'aborted' as const,
            at: after.status.abortedAt ?? arrivedAt,
            // With the answer the controller resets the index; the state before still has it.
            stepIndex: currentStep(before)?.index,
            message: abortMessage(after),
          },
        ]
      : []),
    ...(completed(before, after)
      ? [{ what: 'completed' as const, at: arrivedAt }]
      : []),
  ];
  return happened.map(entry => ({
    podHash: after.status.currentPodHash,
    revision: after.revision,
    ...entry,
  }));
}

/** An entry without the version that it is about. */
type Happened = WithoutVersion<JournalEntry>;

type WithoutVersion<Entry> = Entry extends unknown
  ? Omit<Entry, 'podHash' | 'revision'>
  : never;

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
  return isAborted(after) && !isAborted(before);
}

function isAborted({ status }: RolloutFacts): boolean {
  return (
    status.abort &&
    (status.abortedAt !== undefined ||
      status.conditions.some(({ reason }) => reason === 'RolloutAborted'))
  );
}

function abortMessage({ status }: RolloutFacts): string {
  return (
    status.conditions.find(({ reason }) => reason === 'RolloutAborted')
      ?.message ??
    status.message ??
    ''
  );
}

function completed(before: RolloutFacts, after: RolloutFacts): boolean {
  return (
    isFullyPromoted(after) &&
    !(
      isFullyPromoted(before) &&
      before.status.currentPodHash === after.status.currentPodHash
    )
  );
}

/**
 * The controller clears its pointer to the run in the very update that moves the index on; a promote moves the index
 * alone (recordings 05 and 24). Where the watch missed that state, a skip cannot be told from a success.
 */
function stepSkipped(
  before: RolloutFacts,
  after: RolloutFacts,
  at: string,
): Happened[] {
  const step = currentStep(before);
  const runOf = ({ status }: RolloutFacts) =>
    step?.step?.type === 'experiment'
      ? status.currentExperiment
      : status.stepAnalysis?.name;
  const isJudged =
    step?.step?.type === 'analysis' || step?.step?.type === 'experiment';
  return step &&
    isJudged &&
    after.status.currentStepIndex === step.index + 1 &&
    runOf(before) !== undefined &&
    runOf(before) === runOf(after)
    ? [{ what: 'step-skipped', at, stepIndex: step.index }]
    : [];
}

function stepEntered(
  before: RolloutFacts,
  after: RolloutFacts,
  anew: boolean,
  at: string,
): Happened[] {
  const step = currentStep(after);
  if (
    !step ||
    after.status.currentStepIndex === undefined ||
    // The first version takes no step: the index leaps to the end.
    before.status.stableRS === undefined
  ) {
    return [];
  }
  const advanced =
    step.index > (before.status.currentStepIndex ?? 0) && !after.status.abort;
  return anew || advanced
    ? [
        {
          what: 'step-entered',
          at,
          stepIndex: step.index,
          stepCount: step.count,
        },
      ]
    : [];
}

type Pause = { reason: string; startTime?: string; stepIndex?: number };

function pausesEnded(
  before: RolloutFacts,
  after: RolloutFacts,
  at: string,
): Happened[] {
  return pausesOf(before)
    .filter(pause => !isIn(pausesOf(after), pause))
    .map(({ stepIndex }) => ({ what: 'pause-ended', at, stepIndex }));
}

function pausesBegun(
  before: RolloutFacts | undefined,
  after: RolloutFacts,
  arrivedAt: string,
): Happened[] {
  return pausesOf(after)
    .filter(pause => !before || !isIn(pausesOf(before), pause))
    .map(({ reason, startTime, stepIndex }) => ({
      what: 'pause-began',
      at: startTime ?? arrivedAt,
      reason,
      stepIndex,
    }));
}

function pausesOf(facts: RolloutFacts): Pause[] {
  const index = currentStep(facts)?.index;
  return [
    ...facts.status.pauseConditions.map(({ reason, startTime }) => ({
      reason,
      startTime,
      stepIndex: index,
    })),
    ...(facts.paused ? [{ reason: MANUALLY_PAUSED }] : []),
  ];
}

// By start, not by step: an index that moves under a pause that stays is not a new pause.
function isIn(pauses: readonly Pause[], { reason, startTime }: Pause): boolean {
  return pauses.some(
    pause => pause.reason === reason && pause.startTime === startTime,
  );
}
