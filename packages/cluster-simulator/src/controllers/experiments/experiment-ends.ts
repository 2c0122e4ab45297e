import type { Stage } from '../engine/Stage';
import { experimentEnd } from './experimentEnd';
import { isOver, momentOf } from './ExperimentMoment';
import { outcomeOf } from './outcomeOf';

/** By its analyses, or because it was told to. */
export const experimentEnds: Stage = {
  name: 'experiment-ends',
  matches: (experiment, view) => {
    const moment = momentOf(experiment, view);
    return (
      moment.phase !== '' &&
      !isOver(moment.phase) &&
      outcomeOf(moment) !== undefined
    );
  },
  next: (experiment, view) => {
    const moment = momentOf(experiment, view);
    const outcome = outcomeOf(moment);
    return outcome ? experimentEnd(experiment, view, outcome) : [];
  },
};
