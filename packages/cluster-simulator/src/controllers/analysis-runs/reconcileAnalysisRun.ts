import type { JsonObject } from '../../store/Json';
import type { StoredObject } from '../../store/KubernetesObject';
import type { ClusterView } from '../engine/ClusterView';
import { flagAt, objectAt, textAt } from '../engine/fields';
import { timeText } from '../engine/timeText';
import type { Write } from '../engine/Write';
import { assessMetric } from './assessMetric';
import { assessRun, reasonOf, type Assessed } from './assessRun';
import { metricsOf, type Metric } from './Metric';
import {
  isCompleted,
  resultOf,
  writtenResult,
  type AnalysisPhase,
  type MetricResult,
} from './MetricResult';

/** What is done about one metric: its result after that, and what else that takes. */
export type MetricWork = { result: MetricResult; writes?: Write[] };

/** Works on the metrics of a run, then assesses each and the run. */
export function reconcileAnalysisRun(
  run: StoredObject,
  view: ClusterView,
  work: (metric: Metric, result: MetricResult) => MetricWork,
): Write[] {
  const metrics = metricsOf(run);
  const worked = metrics.map(metric => ({
    metric,
    ...work(metric, resultOf(run, metric.name)),
  }));
  const isEnding = isTerminating(run);
  const assessed = worked.map(({ metric, result }) => ({
    metric,
    result: completed(metric, result, assessMetric(metric, result, isEnding)),
  }));
  const isTerminated = flagAt(run.spec, 'terminate');
  const outcome = assessRun(assessed, isTerminated);
  const now = timeText(view.now);
  const of = {
    kind: 'AnalysisRun',
    name: run.metadata.name,
    namespace: run.metadata.namespace,
  };
  return [
    ...worked.flatMap(({ writes = [] }) => writes),
    ...assessed
      .filter(
        ({ metric, result }) =>
          isCompleted(result.phase) &&
          !isCompleted(resultOf(run, metric.name).phase),
      )
      .map(({ metric, result }) =>
        completion(of, 'Metric', result.phase, `Metric '${metric.name}'`),
      ),
    ...(isCompleted(outcome.phase)
      ? [completion(of, 'AnalysisRun', outcome.phase, 'Analysis')]
      : []),
    {
      write: 'status',
      of,
      status: {
        ...outcome,
        startedAt: textAt(run.status, 'startedAt') ?? now,
        ...(isCompleted(outcome.phase) && { completedAt: now }),
        metricResults: inOrderOfArrival(run, assessed).map(
          ({ metric, result }) => writtenResult(metric, result),
        ),
        runSummary: summary(assessed.filter(({ metric }) => !metric.dryRun)),
        dryRunSummary: summary(assessed.filter(({ metric }) => metric.dryRun)),
      },
    },
  ];
}

/** Told to end, or one metric that counts has ended badly: then nothing more is measured. */
export function isTerminating(run: StoredObject): boolean {
  return (
    flagAt(run.spec, 'terminate') ||
    metricsOf(run).some(({ name, dryRun }) => {
      const { phase } = resultOf(run, name);
      return !dryRun && isCompleted(phase) && phase !== 'Successful';
    })
  );
}

function completed(
  metric: Metric,
  result: MetricResult,
  phase: AnalysisPhase,
): MetricResult {
  if (phase === result.phase) return result;
  if (!isCompleted(phase)) return { ...result, phase };
  const told = result.measurements.at(-1)?.message;
  const message =
    told ??
    (metric.dryRun && phase !== 'Successful'
      ? `Metric assessed ${phase} due to ${reasonOf({ metric, result })}`
      : undefined);
  return { ...result, phase, ...(message !== undefined && { message }) };
}

/** A metric has no result before something was measured; then it comes after those that were there. */
function inOrderOfArrival(
  run: StoredObject,
  assessed: readonly Assessed[],
): Assessed[] {
  const hasResult = ({ metric }: Assessed) =>
    resultOf(run, metric.name).measurements.length > 0;
  const isMeasured = ({ result }: Assessed) =>
    result.measurements.length > 0 || isCompleted(result.phase);
  return [
    ...assessed.filter(hasResult),
    ...assessed.filter(entry => !hasResult(entry) && isMeasured(entry)),
  ];
}

/** Counts metrics, not measurements. */
function summary(assessed: readonly Assessed[]): JsonObject {
  const having = (phase: AnalysisPhase) =>
    assessed.filter(({ result }) => result.phase === phase).length;
  const counts = {
    count: assessed.length,
    successful: having('Successful'),
    failed: having('Failed'),
    inconclusive: having('Inconclusive'),
    error: having('Error'),
  };
  return objectAt(
    Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0)),
  );
}

function completion(
  about: { kind: string; name: string; namespace: string | undefined },
  reason: 'Metric' | 'AnalysisRun',
  phase: AnalysisPhase,
  what: string,
): Write {
  return {
    write: 'event',
    about,
    type: phase === 'Failed' || phase === 'Error' ? 'Warning' : 'Normal',
    reason: reason + phase,
    message: `${what} Completed. Result: ${phase}`,
    source: 'rollouts-controller',
  };
}
