import {
  FRESHNESS_STATES,
  type FreshnessState,
} from '@rollouts-portal/plugin-rollouts-common';

import { fleetHealth } from './fleetHealth';

const since = '2026-11-21T03:00:00.000Z';

function healthOf(...states: FreshnessState[]) {
  return fleetHealth(states.map(state => ({ freshness: { state, since } })));
}

describe('fleetHealth', () => {
  it.each([
    ['no-clusters', []],
    ['no-clusters', ['unwatched']],
    ['ok', ['live', 'unwatched']],
    ['starting', ['syncing', 'syncing']],
    ['starting', ['syncing', 'unreachable']],
    ['ok', ['live', 'partial', 'absent']],
    ['degraded', ['live', 'unreachable']],
    ['degraded', ['live', 'syncing']],
    ['degraded', ['reconnecting']],
    ['unreachable', ['stale', 'denied', 'unreachable', 'auth-failed']],
  ] as const)('is %s with the clusters %j', (status, states) => {
    expect(healthOf(...states).status).toBe(status);
  });

  it('tells a fleet that is out of reach from one that is starting, whatever its other clusters are', () => {
    for (const state of FRESHNESS_STATES) {
      const isBeingAsked = healthOf('unreachable', 'syncing', state).status;
      expect(isBeingAsked).not.toBe('unreachable');
      expect(healthOf('unreachable', state).status === 'starting').toBe(
        state === 'syncing',
      );
    }
  });

  it('counts states and names no cluster', () => {
    expect(healthOf('live', 'live', 'stale').clusters).toEqual({
      live: 2,
      stale: 1,
    });
  });
});
