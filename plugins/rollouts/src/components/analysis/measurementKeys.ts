import type { Measurement } from '@rollouts-portal/plugin-rollouts-common';

/** A key for each measurement that stays its own while older ones fall away: its time, and a count where two share it. */
export function measurementKeys(
  measurements: readonly Measurement[],
): readonly string[] {
  const seen = new Map<string, number>();
  return measurements.map(({ at }) => {
    const before = seen.get(at) ?? 0;
    seen.set(at, before + 1);
    return `${at} ${before}`;
  });
}
