import type {
  Freshness,
  FreshnessState,
} from '@rollouts-portal/plugin-rollouts-common';

const OUTDATED: ReadonlySet<FreshnessState> = new Set<FreshnessState>([
  'stale',
  'unreachable',
  'auth-failed',
  'denied',
]);

/** Whether what is shown of a cluster may long have ceased to be true. */
export function isOutdated({ state }: Freshness): boolean {
  return OUTDATED.has(state);
}
