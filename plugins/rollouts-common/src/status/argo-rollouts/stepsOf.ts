import type { Step } from '../../api/rolloutSchema';
import type { JournalEntry, RolloutJournal } from '../../model/JournalEntry';
import { sentence, type Sentence } from '../../model/Sentence';
import { abortedAtStep } from './abortedAtStep';
import { currentExperiment } from './experiments/currentExperiment';
import { experimentEndsAt } from './experiments/experimentEndsAt';
import { isFullyPromoted } from './isFullyPromoted';
import type { Known } from './Known';
import { pauseEnd } from './pauseEnd';
import type { CanaryFacts, RolloutFacts, StepFacts } from './RolloutFacts';
import { rolloutPhase } from './rolloutPhase';
import { stepSentence } from './stepText';

/** The steps of a canary with what became of each; times and skips only where the journal saw them. */
export function stepsOf(facts: RolloutFacts, known: Known): Step[] {
  if (facts.strategy.type !== 'canary') return [];
  const canary = facts.strategy;
  const seen = entriesOfThisRun(facts, known.journal);
  return canary.steps.map((step, index) => {
    const state = stateOf(index, facts, canary, seen, known);
    const { enteredAt, endedAt } = timesOf(index, seen);
    return {
      index,
      kind: step.type,
      text: stepSentence(step, canary.maxWeight),
      state,
      note: noteOf(step, state, facts, index),
      enteredAt: enteredAt ?? (state === 'current' ? since(facts) : undefined),
      endedAt,
      until: state === 'current' ? endOf(step, facts, known) : undefined,
    };
  });
}

/** When the current step is over by itself. */
function endOf(
  step: StepFacts,
  facts: RolloutFacts,
  known: Known,
): string | undefined {
  if (step.type === 'pause') return pauseEnd(facts)?.until;
  const experiment =
    step.type === 'experiment' ? currentExperiment(facts, known) : undefined;
  return experiment && experimentEndsAt(experiment);
}

/** What was seen since this version was last begun: an update, or a retry, starts the steps anew. */
function entriesOfThisRun(
  { status }: RolloutFacts,
  journal: RolloutJournal | undefined,
): readonly JournalEntry[] {
  const entries = journal?.entries ?? [];
  const start = entries.findLastIndex(
    ({ what }) => what === 'update-began' || what === 'retried',
  );
  return entries
    .slice(Math.max(start, 0))
    .filter(({ podHash }) => podHash === status.currentPodHash);
}

function stateOf(
  index: number,
  facts: RolloutFacts,
  canary: CanaryFacts,
  seen: readonly JournalEntry[],
  known: Known,
): Step['state'] {
  const { status } = facts;
  if (status.abort && status.abortedAt !== undefined) {
    const at = abortedAtStep(facts, known);
    if (at === undefined || index > at) return 'pending';
    return index === at ? 'failed' : 'done';
  }
  const current = status.currentStepIndex ?? 0;
  if (index > current) return 'pending';
  if (index === current) {
    // Before the first version is stable, and on a spec that was never taken up, no step runs.
    return status.currentPodHash === undefined ? 'pending' : 'current';
  }
  return wasSkipped(index, facts, canary, seen) ? 'skipped' : 'done';
}

function wasSkipped(
  index: number,
  facts: RolloutFacts,
  canary: CanaryFacts,
  seen: readonly JournalEntry[],
): boolean {
  // The first version has nothing to be compared with: the controller takes no step.
  if (facts.revision === 1 && isFullyPromoted(facts)) return true;
  if (
    seen.some(
      entry => entry.what === 'step-skipped' && entry.stepIndex === index,
    )
  ) {
    return true;
  }
  const entered = seen.flatMap(entry =>
    entry.what === 'step-entered' ? [entry.stepIndex] : [],
  );
  // Only a leap to the very end is a skip for certain: a full promotion, or going back to a version that was stable.
  // Between other steps the watch may have missed a state.
  if (entered.at(-1) !== canary.steps.length) return false;
  const before = entered.at(-2);
  if (before === undefined) {
    return seen[0]?.what === 'update-began';
  }
  return before < canary.steps.length - 1 && index >= before;
}

function timesOf(
  index: number,
  seen: readonly JournalEntry[],
): { enteredAt?: string; endedAt?: string } {
  const entered = seen.findIndex(
    entry => entry.what === 'step-entered' && entry.stepIndex === index,
  );
  if (entered < 0) return {};
  const ended = seen
    .slice(entered + 1)
    .find(
      entry =>
        entry.what === 'step-entered' ||
        entry.what === 'aborted' ||
        entry.what === 'completed',
    );
  return { enteredAt: seen[entered]?.at, endedAt: ended?.at };
}

function since({ status }: RolloutFacts): string | undefined {
  const [pause] = status.pauseConditions;
  return pause?.reason === 'CanaryPauseStep' ? pause.startTime : undefined;
}

function noteOf(
  step: StepFacts,
  state: Step['state'],
  facts: RolloutFacts,
  index: number,
): Sentence | undefined {
  const { status } = facts;
  if (state === 'failed') return sentence('note-aborted-here');
  if (state === 'skipped') {
    return facts.revision === 1
      ? sentence('note-first-version')
      : sentence('note-skipped');
  }
  if (state !== 'current') return undefined;

  const plugin = status.stepPlugins.find(entry => entry.index === index);
  switch (step.type) {
    case 'pause':
      if (step.duration !== undefined) return undefined;
      return rolloutPhase(facts).phase === 'Paused'
        ? sentence('note-waits-for-person')
        : undefined;
    case 'analysis':
      return status.stepAnalysis?.status
        ? sentence('note-analysis', { status: status.stepAnalysis.status })
        : undefined;
    case 'plugin':
      return plugin?.message
        ? sentence('note-plugin', { message: plugin.message })
        : undefined;
    case 'setWeight':
    case 'setCanaryScale':
      return sentence('note-waits-for-pods');
    default:
      return undefined;
  }
}
