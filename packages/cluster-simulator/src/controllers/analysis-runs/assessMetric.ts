import type { Metric } from './Metric';
import {
  isCompleted,
  type AnalysisPhase,
  type MetricResult,
} from './MetricResult';

/** Beyond which limit a metric is, and what that makes of it. */
type Verdict = { phase: AnalysisPhase; because: string };

/** What a metric has come to, by what was measured so far. */
export function assessMetric(
  metric: Metric,
  result: MetricResult,
  isTerminating: boolean,
): AnalysisPhase {
  if (isCompleted(result.phase)) return result.phase;
  const last = result.measurements.at(-1);
  if (!last) return isTerminating ? 'Successful' : 'Pending';
  if (last.finishedAt === undefined) return 'Running';
  const verdict = exceededLimit(metric, result);
  if (verdict) return verdict.phase;
  const { count, consecutiveSuccessLimit: enough, failureLimit } = metric;
  if (enough > 0 && result.consecutiveSuccess >= enough) return 'Successful';
  if (count !== undefined && result.count >= count) {
    if (enough <= 0) return 'Successful';
    return failureLimit >= 0 ? 'Inconclusive' : 'Failed';
  }
  return isTerminating ? 'Successful' : 'Running';
}

/** Of several, the one that counts: an error before something inconclusive before a failure. */
export function exceededLimit(
  metric: Metric,
  result: MetricResult,
): Verdict | undefined {
  if (result.consecutiveError > metric.consecutiveErrorLimit) {
    return {
      phase: 'Error',
      because: `consecutiveErrors (${result.consecutiveError}) > consecutiveErrorLimit (${metric.consecutiveErrorLimit})`,
    };
  }
  if (result.inconclusive > metric.inconclusiveLimit) {
    return {
      phase: 'Inconclusive',
      because: `inconclusive (${result.inconclusive}) > inconclusiveLimit (${metric.inconclusiveLimit})`,
    };
  }
  if (metric.failureLimit >= 0 && result.failed > metric.failureLimit) {
    return {
      phase: 'Failed',
      because: `failed (${result.failed}) > failureLimit (${metric.failureLimit})`,
    };
  }
  return undefined;
}
