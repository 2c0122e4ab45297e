import type { FreshnessState } from '@rollouts-portal/plugin-rollouts-common';

import { combinedFreshness } from './combinedFreshness';

const part = (name: string, state: FreshnessState) => ({
  name,
  freshness: { state, since: '2026-01-01T00:00:00.000Z' },
});

describe('one word for several parts of a cluster', () => {
  it.each<[FreshnessState, FreshnessState, FreshnessState]>([
    ['live', 'live', 'live'],
    ['live', 'reconnecting', 'reconnecting'],
    ['live', 'unreachable', 'unreachable'],
    ['live', 'denied', 'partial'],
    ['syncing', 'unreachable', 'unreachable'],
    ['stale', 'reconnecting', 'stale'],
    ['stale', 'auth-failed', 'auth-failed'],
  ])('%s and %s are %s, in either order', (one, other, together) => {
    const rollouts = part('Rollout', one);
    const canaries = part('Canary', other);
    expect(combinedFreshness([rollouts, canaries]).state).toBe(together);
    expect(combinedFreshness([canaries, rollouts]).state).toBe(together);
  });
});
