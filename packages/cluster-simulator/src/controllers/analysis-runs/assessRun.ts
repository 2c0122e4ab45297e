import { exceededLimit } from './assessMetric';
import type { Metric } from './Metric';
import {
  isCompleted,
  type AnalysisPhase,
  type MetricResult,
} from './MetricResult';

export type Assessed = { metric: Metric; result: MetricResult };

type RunAssessment = { phase: AnalysisPhase; message?: string };

// From the best to the worst.
const SEVERITY: readonly AnalysisPhase[] = [
  'Successful',
  'Running',
  'Pending',
  'Inconclusive',
  'Error',
  'Failed',
];

/** What a run has come to, by its metrics. A dry run's metric counts only when there is nothing else. */
export function assessRun(
  all: readonly Assessed[],
  isTerminated: boolean,
): RunAssessment {
  if (all.some(({ result }) => !isCompleted(result.phase))) {
    return { phase: 'Running' };
  }
  const worst = all
    .filter(({ metric }) => !metric.dryRun)
    .sort(
      (one, other) =>
        SEVERITY.indexOf(other.result.phase) -
        SEVERITY.indexOf(one.result.phase),
    )[0];
  if (!worst || worst.result.phase === 'Successful') {
    return {
      phase: 'Successful',
      ...(isTerminated && { message: 'Run Terminated' }),
    };
  }
  const { phase } = worst.result;
  return {
    phase,
    message: `Metric "${worst.metric.name}" assessed ${phase} due to ${reasonOf(
      worst,
    )}`,
  };
}

/** Why a metric has ended badly, with what its last measurement said. */
export function reasonOf({ metric, result }: Assessed): string {
  const because = exceededLimit(metric, result)?.because ?? '';
  const told = result.measurements.at(-1)?.message;
  return told === undefined ? because : `${because}: "Error Message: ${told}"`;
}
