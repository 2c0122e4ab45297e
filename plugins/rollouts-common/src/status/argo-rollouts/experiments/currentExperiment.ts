import type { Known } from '../Known';
import type { RolloutFacts } from '../RolloutFacts';
import type { ExperimentFacts } from './ExperimentFacts';

/** The Experiment of the current step; undefined when there is none, and while Experiments are not watched. */
export function currentExperiment(
  { uid, status }: RolloutFacts,
  { experiments }: Known,
): ExperimentFacts | undefined {
  return status.currentExperiment === undefined
    ? undefined
    : experiments?.find(
        ({ name, ownerUids }) =>
          name === status.currentExperiment && ownerUids.includes(uid),
      );
}
