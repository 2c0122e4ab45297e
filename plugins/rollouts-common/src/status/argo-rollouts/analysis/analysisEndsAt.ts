import { instantAfter } from '../../object/instantAfter';
import { isCompleted } from './AnalysisPhase';
import type { AnalysisRunFacts, MetricFacts } from './AnalysisRunFacts';
import { nextMeasurementAt } from './nextMeasurementAt';

/**
 * The earliest instant at which a run can end well; undefined when it has no fixed length. It may fail sooner, which
 * completes no update.
 */
export function analysisEndsAt(run: AnalysisRunFacts): string | undefined {
  if (run.terminate) return undefined;
  return run.metrics
    .filter(({ dryRun }) => !dryRun)
    .flatMap(metric => metricEndsAt(run, metric) ?? [])
    .sort((a, b) => Date.parse(b) - Date.parse(a))[0];
}

function metricEndsAt(
  run: AnalysisRunFacts,
  metric: MetricFacts,
): string | undefined {
  const { count, counters, interval = 0, measurements } = metric;
  if (
    count === undefined ||
    // As many successes in a row end it before its count.
    metric.consecutiveSuccessLimit !== undefined ||
    isCompleted(metric.phase)
  ) {
    return undefined;
  }
  // A measurement that ended in an error does not count, and is made again.
  const left = count - counters.count;
  const isMeasuring =
    measurements.length > 0 && !isCompleted(measurements.at(-1)?.phase);
  const next = isMeasuring
    ? measurements.at(-1)?.startedAt
    : nextMeasurementAt(run, metric);
  return left > 0 ? instantAfter(next, (left - 1) * interval) : undefined;
}
