import type { Stage } from '../engine/Stage';
import { isOver, momentOf } from './ExperimentMoment';
import { experimentEnd } from './experimentEnd';

/** Nothing has gone wrong until its time was over. */
export const experimentTimePasses: Stage = {
  name: 'experiment-time-passes',
  matches: (experiment, view) => {
    const { phase, endsAt } = momentOf(experiment, view);
    return !isOver(phase) && endsAt !== undefined;
  },
  wait: (experiment, view) => momentOf(experiment, view).endsAt ?? view.now,
  next: (experiment, view) =>
    experimentEnd(experiment, view, { phase: 'Successful' }),
};
