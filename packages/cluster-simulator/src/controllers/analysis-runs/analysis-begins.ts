import type { Stage } from '../engine/Stage';
import { textAt } from '../engine/fields';
import { measureDue } from './measureDue';
import { reconcileAnalysisRun } from './reconcileAnalysisRun';

/** A new run measures at once what has no delay. */
export const analysisBegins: Stage = {
  name: 'analysis-begins',
  matches: ({ status }) => !textAt(status, 'phase'),
  next: (run, view) =>
    reconcileAnalysisRun(run, view, (metric, result) =>
      measureDue(run, metric, result, view),
    ),
};
