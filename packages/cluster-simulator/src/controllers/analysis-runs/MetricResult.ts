import type { JsonObject } from '../../store/Json';
import type { KubernetesObject } from '../../store/KubernetesObject';
import { listAt, numberAt, objectAt, textAt } from '../engine/fields';
import type { Metric } from './Metric';

export type AnalysisPhase =
  | 'Pending'
  | 'Running'
  | 'Successful'
  | 'Failed'
  | 'Error'
  | 'Inconclusive';

export type Measurement = {
  phase: AnalysisPhase;
  startedAt: string;
  /** Absent while it is going on. */
  finishedAt?: string;
  /** When to look at one that is going on. */
  resumeAt?: string;
  value?: string;
  message?: string;
  metadata?: JsonObject;
};

/** What a run has found out about a metric so far. The counters cover all measurements, the list only the last. */
export type MetricResult = {
  name: string;
  phase: AnalysisPhase;
  message?: string;
  count: number;
  successful: number;
  failed: number;
  inconclusive: number;
  error: number;
  consecutiveError: number;
  consecutiveSuccess: number;
  measurements: readonly Measurement[];
  metadata?: JsonObject;
};

const COUNTERS = [
  'count',
  'successful',
  'failed',
  'inconclusive',
  'error',
  'consecutiveError',
  'consecutiveSuccess',
] as const;

const PHASES: readonly AnalysisPhase[] = [
  'Pending',
  'Running',
  'Successful',
  'Failed',
  'Error',
  'Inconclusive',
];

/** Of a metric that was not measured yet, an empty one. */
export function resultOf(run: KubernetesObject, name: string): MetricResult {
  const found = listAt(run.status, 'metricResults').find(
    result => textAt(result, 'name') === name,
  );
  const counters = Object.fromEntries(
    COUNTERS.map(counter => [counter, numberAt(found, counter) ?? 0]),
  );
  const message = textAt(found, 'message');
  const metadata = objectAt(found, 'metadata');
  return {
    name,
    phase: phaseOf(textAt(found, 'phase')),
    count: 0,
    successful: 0,
    failed: 0,
    inconclusive: 0,
    error: 0,
    consecutiveError: 0,
    consecutiveSuccess: 0,
    ...counters,
    ...(message !== undefined && { message }),
    ...(Object.keys(metadata).length > 0 && { metadata }),
    measurements: listAt(found, 'measurements').map(measurement => ({
      ...objectAt(measurement),
      phase: phaseOf(textAt(measurement, 'phase')),
      startedAt: textAt(measurement, 'startedAt') ?? '',
    })),
  };
}

/** As it stands in a status: what is zero or empty is left out. */
export function writtenResult(
  { dryRun }: Metric,
  { measurements, ...result }: MetricResult,
): JsonObject {
  return {
    ...Object.fromEntries(
      Object.entries(result).filter(([, value]) => value !== 0),
    ),
    ...(dryRun && { dryRun }),
    ...(measurements.length > 0 && { measurements: [...measurements] }),
  };
}

/** With one more measurement, or with the last one brought to its end. */
export function withMeasurement(
  metric: Metric,
  result: MetricResult,
  measurement: Measurement,
): MetricResult {
  const before = result.measurements.filter(
    ({ finishedAt }) => finishedAt !== undefined,
  );
  const measurements = [...before, measurement].slice(-metric.retention);
  if (measurement.finishedAt === undefined) return { ...result, measurements };
  const { phase } = measurement;
  const isError = phase === 'Error';
  const isSuccess = phase === 'Successful';
  return {
    ...result,
    measurements,
    // An error measured nothing.
    count: result.count + (isError ? 0 : 1),
    successful: result.successful + (isSuccess ? 1 : 0),
    failed: result.failed + (phase === 'Failed' ? 1 : 0),
    inconclusive: result.inconclusive + (phase === 'Inconclusive' ? 1 : 0),
    error: result.error + (isError ? 1 : 0),
    consecutiveError: isError ? result.consecutiveError + 1 : 0,
    consecutiveSuccess: isSuccess ? result.consecutiveSuccess + 1 : 0,
  };
}

export function isCompleted(phase: AnalysisPhase): boolean {
  return phase !== 'Pending' && phase !== 'Running';
}

export function phaseOf(text: string | undefined): AnalysisPhase {
  return PHASES.find(phase => phase === text) ?? 'Pending';
}
