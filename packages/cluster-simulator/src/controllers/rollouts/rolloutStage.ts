import type { Stage } from '../engine/Stage';
import type { Write } from '../engine/Write';
import { momentOf, type RolloutMoment } from './RolloutMoment';

// What carries it belongs to a controller that was started for it; this one was started for none.
const INSTANCE = 'argo-rollouts.argoproj.io/controller-instance-id';

/** A stage in the terms of a Rollout's controller. Leaves alone what belongs to another instance of it. */
export function rolloutStage({
  name,
  matches,
  until,
  next,
}: {
  name: string;
  matches(moment: RolloutMoment): boolean;
  /** When it acts; absent: at once. */
  until?(moment: RolloutMoment): Date;
  next(moment: RolloutMoment): Write[];
}): Stage {
  return {
    name,
    matches: (rollout, view) =>
      rollout.metadata.labels?.[INSTANCE] === undefined &&
      matches(momentOf(rollout, view)),
    ...(until && {
      wait: (rollout, view) => until(momentOf(rollout, view)),
    }),
    next: (rollout, view) => next(momentOf(rollout, view)),
  };
}
