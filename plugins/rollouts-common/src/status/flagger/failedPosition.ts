import type { RolloutSummary } from '../../api/rolloutSchema';
import type { FlaggerFacts } from './FlaggerFacts';
import type { FlaggerKnown } from './FlaggerKnown';
import { readRun } from './readRun';

/** How far a run came that has failed. Flagger sets its counters back, so only events tell; absent when they are gone. */
export function failedPosition(
  { analysis: { run }, status }: FlaggerFacts,
  { events }: FlaggerKnown,
): RolloutSummary['step'] {
  const count = run.by === 'weights' ? run.weights.length : run.count;
  if (count === 0) return undefined;
  // Promotion comes after the last step, and since 1.44 the canary keeps all traffic when that fails.
  if (status.canaryWeight === 100) return { index: count, count };
  const { failure, reached } = readRun(events ?? []);
  if (failure === undefined) return undefined;
  if (failure.by === 'promotion') {
    return { index: 0, count, abortedIndex: count };
  }
  if (reached === undefined) return undefined;
  const begun =
    run.by === 'weights'
      ? run.weights.filter(weight => weight <= reached).length
      : Math.min(reached, count);
  return { index: 0, count, abortedIndex: Math.max(begun - 1, 0) };
}
