import type { Threshold } from '../../../api/rolloutSchema';

const OPPOSITE: Record<Threshold['operator'], Threshold['operator']> = {
  '<': '>=',
  '<=': '>',
  '>': '<=',
  '>=': '<',
  '==': '!=',
  '!=': '==',
};

/** What a metric should be; from its failure condition, turned around, where it has no other. */
export function wantedThresholds({
  wanted,
  unwanted,
}: {
  wanted: readonly Threshold[];
  unwanted: readonly Threshold[];
}): readonly Threshold[] {
  return wanted.length > 0
    ? wanted
    : unwanted.map(({ operator, value }) => ({
        operator: OPPOSITE[operator],
        value,
      }));
}
