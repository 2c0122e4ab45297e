import type { StoredObject } from '../../store/KubernetesObject';
import type { ClusterView } from '../engine/ClusterView';
import { timeText } from '../engine/timeText';
import { jobOf, refusalOf } from './jobOf';
import type { Metric } from './Metric';
import { withMeasurement, type MetricResult } from './MetricResult';
import { nextMeasurementAt } from './nextMeasurementAt';
import type { MetricWork } from './reconcileAnalysisRun';
import { takeMeasurement } from './takeMeasurement';

// How often the controller looks at a Job of its own accord.
const RESUME = 2_000;

/** Measures a metric if it is time. */
export function measureDue(
  run: StoredObject,
  metric: Metric,
  result: MetricResult,
  view: ClusterView,
): MetricWork {
  const due = nextMeasurementAt(run, metric, result);
  if (!due || due > view.now) return { result };
  if (metric.provider === 'job') return startJob(run, metric, result, view);
  const measurement = takeMeasurement(run, metric, result, view);
  const { query } = metric.providerSpec;
  return {
    result: {
      ...withMeasurement(metric, result, measurement),
      ...(metric.provider === 'prometheus' &&
        typeof query === 'string' && {
          metadata: { ResolvedPrometheusQuery: query },
        }),
    },
  };
}

function startJob(
  run: StoredObject,
  metric: Metric,
  result: MetricResult,
  { now }: ClusterView,
): MetricWork {
  const job = jobOf(run, metric, result);
  const startedAt = timeText(now);
  const refusal = refusalOf(job);
  if (refusal !== undefined) {
    const phase = 'Error';
    return {
      result: withMeasurement(metric, result, {
        phase,
        startedAt,
        finishedAt: startedAt,
        message: refusal,
      }),
    };
  }
  return {
    result: withMeasurement(metric, result, {
      phase: 'Running',
      startedAt,
      resumeAt: timeText(new Date(now.getTime() + RESUME)),
      metadata: {
        'job-name': job.metadata.name,
        'job-namespace': job.metadata.namespace,
      },
    }),
    writes: [{ write: 'create', object: job }],
  };
}
