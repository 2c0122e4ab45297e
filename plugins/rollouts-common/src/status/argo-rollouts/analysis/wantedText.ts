import { thresholdText } from './thresholdText';
import { wantedThresholds } from './wantedThresholds';

/** What a metric should be, such as `≥ 0.95`; empty where its conditions are no mere comparisons. */
export function wantedText(
  conditions: Parameters<typeof wantedThresholds>[0],
): string {
  return thresholdText(wantedThresholds(conditions));
}
