import type { Known } from './Known';
import type { RolloutFacts } from './RolloutFacts';

/**
 * Index of the step at which this version was aborted. The controller resets its own index, so only the journal knows;
 * and, where a step's analysis was the cause, the run that is still there.
 */
export function abortedAtStep(
  facts: RolloutFacts,
  known: Known,
): number | undefined {
  if (!facts.status.abort) return undefined;
  return seenAt(facts, known) ?? toldByRun(facts, known);
}

function seenAt(
  { status }: RolloutFacts,
  { journal }: Known,
): number | undefined {
  for (const entry of [...(journal?.entries ?? [])].reverse()) {
    if (entry.podHash !== status.currentPodHash) return undefined;
    if (entry.what === 'aborted') return entry.stepIndex;
  }
  return undefined;
}

/** A run that fails ends the update at once, so there is one per try; the newest is that of this one. */
function toldByRun(
  { uid, revision }: RolloutFacts,
  { analysisRuns = [] }: Known,
): number | undefined {
  const [newest] = analysisRuns
    .filter(
      run =>
        run.ownerUids.includes(uid) &&
        run.revision === revision &&
        run.rolloutType === 'Step',
    )
    .sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
  return newest?.phase === 'Failed' || newest?.phase === 'Error'
    ? newest.stepIndex
    : undefined;
}
