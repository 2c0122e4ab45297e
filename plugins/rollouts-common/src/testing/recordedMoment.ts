import type { Known } from '../status/argo-rollouts/Known';
import { projectRollout } from '../status/argo-rollouts/projectRollout';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';
import { readRecording } from './readRecording';
import { mergePatch } from './states/mergePatch';

/**
 * A rollout as it was at one instant of a recorded scenario, with everything that was watched then.
 *
 * @param t - milliseconds since the recording began
 * @param change - what is otherwise about the Rollout, as in a JSON merge patch
 */
export function recordedMoment(
  scenario: string,
  t: number,
  change: object = {},
): { facts: RolloutFacts; known: Known } {
  const found = readRecording(scenario)
    .everyState()
    .findLast(state => state.t <= t);
  if (!found) throw new Error(`${scenario} has no state at ${t}`);
  const { object, facts: _facts, ...known } = found;
  return { facts: projectRollout(mergePatch(object, change)), known };
}
