import { instantAfter } from '../../object/instantAfter';
import { isCompleted } from './AnalysisPhase';
import type { AnalysisRunFacts, MetricFacts } from './AnalysisRunFacts';

/** The controller tries again this soon after a measurement that ended in an error, whatever the interval. */
const AFTER_ERROR_SECONDS = 10;

/** When a metric is measured next, or looked at again; absent when it is not, or when the object does not tell. */
export function nextMeasurementAt(
  run: AnalysisRunFacts,
  metric: MetricFacts,
): string | undefined {
  if (run.terminate || isCompleted(run.phase) || isCompleted(metric.phase)) {
    return undefined;
  }
  const last = metric.measurements.at(-1);
  if (!last) return instantAfter(run.startedAt, metric.initialDelay ?? 0);
  if (!isCompleted(last.phase)) return instantAfter(last.resumeAt, 0);
  if (last.phase === 'Error') {
    return instantAfter(last.finishedAt, AFTER_ERROR_SECONDS);
  }
  const { count, counters, interval } = metric;
  const isLast = count !== undefined && counters.count >= count;
  return isLast || interval === undefined
    ? undefined
    : instantAfter(last.finishedAt, interval);
}
