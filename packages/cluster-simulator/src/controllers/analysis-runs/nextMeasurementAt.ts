import type { StoredObject } from '../../store/KubernetesObject';
import { textAt } from '../engine/fields';
import type { Metric } from './Metric';
import { isCompleted, type MetricResult } from './MetricResult';

const AFTER_AN_ERROR = 10_000;

/** When a metric is to be measured; absent when it is complete or a measurement is going on. */
export function nextMeasurementAt(
  { status, metadata }: StoredObject,
  { initialDelay, interval = 0 }: Metric,
  { phase, measurements }: MetricResult,
): Date | undefined {
  if (isCompleted(phase)) return undefined;
  const last = measurements.at(-1);
  if (!last) {
    const began = textAt(status, 'startedAt') ?? metadata.creationTimestamp;
    return new Date(Date.parse(began) + initialDelay);
  }
  if (last.finishedAt === undefined) return undefined;
  return new Date(
    Date.parse(last.finishedAt) +
      (last.phase === 'Error' ? AFTER_AN_ERROR : interval),
  );
}
