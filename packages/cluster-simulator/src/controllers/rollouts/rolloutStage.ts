import type { Stage } from '../engine/Stage';
import type { Write } from '../engine/Write';
import { momentOf, type RolloutMoment } from './RolloutMoment';

/** A stage in the terms of a Rollout's controller. */
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
    matches: (rollout, view) => matches(momentOf(rollout, view)),
    ...(until && {
      wait: (rollout, view) => until(momentOf(rollout, view)),
    }),
    next: (rollout, view) => next(momentOf(rollout, view)),
  };
}
