import { rolloutStage } from '../rolloutStage';
import { WORKLOAD_GENERATION, type RolloutMoment } from '../RolloutMoment';

/** A Rollout notes which generation of the workload it takes its template from. */
export const workloadIsSeen = rolloutStage({
  name: 'workload-is-seen',
  matches: moment =>
    moment.workload !== undefined &&
    moment.rollout.metadata.annotations?.[WORKLOAD_GENERATION] !==
      generation(moment),
  next: moment => [
    {
      write: 'patch',
      of: moment.name,
      patch: {
        metadata: {
          annotations: { [WORKLOAD_GENERATION]: generation(moment) },
        },
      },
    },
  ],
});

function generation({ workload }: RolloutMoment): string {
  return String(workload?.metadata.generation ?? 1);
}
