import type { Threshold } from '../../../api/rolloutSchema';

const SIGN: Record<Threshold['operator'], string> = {
  '<': '<',
  '<=': '≤',
  '>': '>',
  '>=': '≥',
  '==': '=',
  '!=': '≠',
};

/** Thresholds as a person writes them, such as `≥ 0.95` or `≥ 0.9, ≤ 1.1`. */
export function thresholdText(thresholds: readonly Threshold[]): string {
  return thresholds
    .map(({ operator, value }) => `${SIGN[operator]} ${value}`)
    .join(', ');
}
