import type {
  Freshness,
  FreshnessState,
} from '@rollouts-portal/plugin-rollouts-common';

const SETTLED: readonly FreshnessState[] = [
  'live',
  'partial',
  'denied',
  'absent',
];

/** Whether a watch has found out all that it can: it has listed, or it may not. */
export function isSettled({ state }: Freshness): boolean {
  return SETTLED.includes(state);
}
