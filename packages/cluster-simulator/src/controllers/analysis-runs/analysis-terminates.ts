import type { Stage } from '../engine/Stage';
import { textAt } from '../engine/fields';
import { timeText } from '../engine/timeText';
import { measurementInFlight } from './measurementInFlight';
import { isCompleted, phaseOf, withMeasurement } from './MetricResult';
import { isTerminating, reconcileAnalysisRun } from './reconcileAnalysisRun';

/** A run that was told to end, or of which one metric has ended badly, measures nothing more. */
export const analysisTerminates: Stage = {
  name: 'analysis-terminates',
  matches: run =>
    !isCompleted(phaseOf(textAt(run.status, 'phase'))) && isTerminating(run),
  next: (run, view) =>
    reconcileAnalysisRun(run, view, (metric, result) => {
      const going = measurementInFlight(result);
      if (!going) return { result };
      const { resumeAt: _, ...measurement } = going;
      const name = textAt(measurement.metadata, 'job-name') ?? '';
      const job = { kind: 'Job', name, namespace: run.metadata.namespace };
      return {
        result: withMeasurement(metric, result, {
          ...measurement,
          phase: 'Successful',
          finishedAt: timeText(view.now),
          message: 'Metric Terminated',
        }),
        writes: view.find(job) ? [{ write: 'delete', of: job }] : [],
      };
    }),
};
