import { judgeValue } from './judgeValue';
import type { Metric } from './Metric';
import type { AnalysisPhase } from './MetricResult';

/**
 * A value near the thresholds of a metric that its conditions judge as wanted; 1 when no such value is found.
 *
 * @param luck from 0 up to 1; the same luck gives the same value
 */
export function plausibleValue(
  metric: Metric,
  wanted: AnalysisPhase,
  luck: number,
): number {
  const { successCondition = '', failureCondition = '' } = metric;
  const conditions = `${successCondition} ${failureCondition}`;
  const thresholds = [...conditions.matchAll(/(?<![\w[.])\d+(?:\.\d+)?/g)].map(
    ([number]) => Number(number),
  );
  const candidates = thresholds.flatMap(threshold => [
    above(threshold, luck),
    below(threshold, luck),
    threshold,
  ]);
  const isWanted = (value: number) => {
    try {
      return judgeValue(metric, measured(metric, value)) === wanted;
    } catch {
      return false;
    }
  };
  return candidates.map(rounded).find(isWanted) ?? 1;
}

/** As the metric's conditions see one number: some ask for the first of a list. */
export function measured(
  { provider, successCondition = '', failureCondition = '' }: Metric,
  value: number,
): number | number[] {
  const asksForFirst = `${successCondition}${failureCondition}`.includes(
    'result[',
  );
  return provider === 'prometheus' || asksForFirst ? [value] : value;
}

// A threshold below 1 is most likely that of a ratio, which ends at 1.
function above(threshold: number, luck: number): number {
  return threshold < 1
    ? threshold + (1 - threshold) * (0.1 + 0.85 * luck)
    : threshold * (1.03 + 0.4 * luck);
}

function below(threshold: number, luck: number): number {
  return threshold * (0.97 - 0.4 * luck);
}

function rounded(value: number): number {
  return Number(value.toPrecision(4));
}
