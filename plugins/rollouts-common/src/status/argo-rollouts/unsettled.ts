import { conditionOf } from './conditionOf';
import { currentStep } from './currentStep';
import { isObserved } from './isObserved';
import type { RolloutFacts } from './RolloutFacts';

/**
 * Something was asked for that the controller has not answered, so the rest of the status still speaks of before:
 *
 * - `not-observed`: the latest spec has not been seen.
 * - `abort-requested`: abort is set, and the controller has not written when it aborted.
 * - `retry-requested`: abort was taken back, and the status still tells of the abort.
 * - `new-version-pending`: the generation is observed, but what remains of an abort shows that the new template is
 *   not yet taken up (one object version, seen in recordings 03 and 24).
 * - `promote-full-requested`: full promotion is asked for, and the controller has not skipped the steps or the pause.
 * - `unpausing`: the pause was ended, the controller has not gone on.
 */
export type Unsettled =
  | 'not-observed'
  | 'abort-requested'
  | 'retry-requested'
  | 'new-version-pending'
  | 'promote-full-requested'
  | 'unpausing';

export function unsettled(facts: RolloutFacts): Unsettled | undefined {
  const { status } = facts;
  if (!isObserved(facts)) return 'not-observed';
  // kubectl cannot know this; the annotation is the controller's own note of the Deployment's generation.
  if (
    status.workloadGeneration !== undefined &&
    status.workloadObservedGeneration !== undefined &&
    Number(status.workloadObservedGeneration) !==
      Number(status.workloadGeneration)
  ) {
    return 'not-observed';
  }
  // A spec that is not accepted is not acted on either, so nothing is about to be answered.
  if (conditionOf(facts, 'InvalidSpec')) return undefined;

  if (
    status.promoteFull &&
    (currentStep(facts)?.step || status.pauseConditions.length > 0)
  ) {
    return 'promote-full-requested';
  }

  const saysAborted = status.conditions.some(
    ({ reason }) => reason === 'RolloutAborted',
  );
  if (status.abort && status.abortedAt === undefined) {
    // Controllers before 1.0 write no time.
    return saysAborted ? undefined : 'abort-requested';
  }
  if (status.abort && !saysAborted) return 'new-version-pending';
  if (!status.abort && saysAborted) return 'retry-requested';
  // Either the controller still says that it pauses, or its last word was Paused, and nothing pauses any more.
  const wasPaused =
    status.controllerPause || (status.phase === 'Paused' && !facts.paused);
  return wasPaused && status.pauseConditions.length === 0
    ? 'unpausing'
    : undefined;
}
