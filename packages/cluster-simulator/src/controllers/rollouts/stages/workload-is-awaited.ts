import { workloadOf } from '../RolloutMoment';
import { rolloutStage } from '../rolloutStage';

/** Without the workload that it names, nothing is done about a Rollout, and nothing is told. */
export const workloadIsAwaited = rolloutStage({
  name: 'workload-is-awaited',
  matches: ({ rollout, workload }) =>
    workloadOf(rollout) !== undefined && workload === undefined,
  next: () => [],
});
