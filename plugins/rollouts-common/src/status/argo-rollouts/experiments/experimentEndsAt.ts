import { instantAfter } from '../../object/instantAfter';
import { isCompleted } from '../analysis/AnalysisPhase';
import type { ExperimentFacts } from './ExperimentFacts';

/** When an experiment that runs is over by itself; absent when its analyses, or nothing yet, decide that. */
export function experimentEndsAt({
  phase,
  terminate,
  availableAt,
  duration,
}: ExperimentFacts): string | undefined {
  if (terminate || isCompleted(phase) || duration === undefined) {
    return undefined;
  }
  return instantAfter(availableAt, duration);
}
