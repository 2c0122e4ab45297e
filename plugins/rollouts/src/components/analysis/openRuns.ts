import {
  isCompleted,
  type Analysis,
} from '@rollouts-portal/plugin-rollouts-common';

/**
 * Names of the runs that are shown unfolded: those that run; when none does, what decided about the revision, which is
 * what did not pass, else its newest run. What was found of older revisions is history.
 *
 * @param analyses - newest first
 * @param revision - of the rollout; without one, the newest that was analysed
 */
export function openRuns(
  analyses: readonly Analysis[],
  revision = Math.max(...analyses.map(run => run.revision)),
): ReadonlySet<string> {
  const running = analyses.filter(({ phase }) => !isCompleted(phase));
  if (running.length > 0) return new Set(running.map(({ name }) => name));
  const ofThis = analyses.filter(run => run.revision === revision);
  const deciding =
    ofThis.find(({ phase }) => phase !== 'Successful') ?? ofThis[0];
  return new Set(deciding ? [deciding.name] : []);
}
