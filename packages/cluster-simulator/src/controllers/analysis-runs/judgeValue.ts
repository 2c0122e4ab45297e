import type { JsonValue } from '../../store/Json';
import { meetsCondition } from './meetsCondition';
import type { Metric } from './Metric';
import type { AnalysisPhase } from './MetricResult';

/**
 * What a measured value says about its metric.
 *
 * @throws Error when a condition cannot be evaluated; the measurement is then an Error
 */
export function judgeValue(
  {
    successCondition,
    failureCondition,
  }: Pick<Metric, 'successCondition' | 'failureCondition'>,
  value: JsonValue,
): AnalysisPhase {
  const isFailure =
    failureCondition !== undefined && meetsCondition(failureCondition, value);
  const isSuccess =
    successCondition !== undefined && meetsCondition(successCondition, value);
  if (isFailure) return 'Failed';
  if (isSuccess) return 'Successful';
  if (successCondition === undefined) return 'Successful';
  return failureCondition === undefined ? 'Failed' : 'Inconclusive';
}
