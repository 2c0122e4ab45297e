import {
  isCompleted,
  type Analysis,
} from '@rollouts-portal/plugin-rollouts-common';

/**
 * Names of the runs that are shown unfolded: those that run; when none does, what decided about the newest revision,
 * which is what did not pass, else its newest run.
 *
 * @param analyses - newest first
 */
export function openRuns(analyses: readonly Analysis[]): ReadonlySet<string> {
  const running = analyses.filter(({ phase }) => !isCompleted(phase));
  if (running.length > 0) return new Set(running.map(({ name }) => name));
  const newest = Math.max(...analyses.map(({ revision }) => revision));
  const ofNewest = analyses.filter(({ revision }) => revision === newest);
  const deciding =
    ofNewest.find(({ phase }) => phase !== 'Successful') ?? ofNewest[0];
  return new Set(deciding ? [deciding.name] : []);
}
