import type { EarliestEnd } from '@rollouts-portal/plugin-rollouts-common';

/** When an update can be complete at the earliest, in ms. */
export function earliestEndAt(
  { after, seconds }: EarliestEnd,
  now: number,
): number {
  return Math.max(now, Date.parse(after ?? '') || 0) + seconds * 1000;
}
