import type { Measurement, MetricResult } from './MetricResult';

/** The measurement that has not ended yet. */
export function measurementInFlight({
  measurements,
}: MetricResult): Measurement | undefined {
  const last = measurements.at(-1);
  return last?.finishedAt === undefined ? last : undefined;
}
