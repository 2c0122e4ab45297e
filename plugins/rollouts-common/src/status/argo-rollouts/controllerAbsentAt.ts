import { instantAfter } from '../object/instantAfter';
import { pauseEnd } from './pauseEnd';
import type { RolloutFacts } from './RolloutFacts';

/** The real controller answers within 3 s at the longest (recording 25); a busy one, or one that is replaced, later. */
const PATIENCE_SECONDS = 60;

/**
 * When a controller that has not acted by then is presumed absent. Known for what the object dates: a rollout that it
 * never looked at, a timed pause that it should have ended, and a deadline that it should have reported.
 *
 * @param deadline - absent where it is not sure to be reported
 */
export function controllerAbsentAt(
  facts: RolloutFacts,
  deadline: string | undefined,
): string | undefined {
  const { status } = facts;
  const wasNeverSeen =
    !facts.unreadable?.length &&
    status.phase === undefined &&
    status.observedGeneration === undefined &&
    status.conditions.length === 0;
  return instantAfter(
    wasNeverSeen ? facts.createdAt : pauseEnd(facts)?.until ?? deadline,
    PATIENCE_SECONDS,
  );
}
