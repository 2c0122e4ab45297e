import type { MetricFacts } from './AnalysisRunFacts';
import type { Threshold } from '../../../api/rolloutSchema';
import { thresholdText } from './thresholdText';

const OPPOSITE: Record<Threshold['operator'], Threshold['operator']> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '==': '!=',
  '!=': '==',
};

/** What a metric should be; from its failure condition, turned around, where it has no other. */
export function wantedText({ wanted, unwanted }: MetricFacts): string {
  return thresholdText(
    wanted.length > 0
      ? wanted
      : unwanted.map(({ operator, value }) => ({
          operator: OPPOSITE[operator],
          value,
        })),
  );
}
