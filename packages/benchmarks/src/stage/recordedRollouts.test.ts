import { generateRollouts } from '@rollouts-portal/cluster-simulator';
import { projectRollout } from '@rollouts-portal/plugin-rollouts-common';

import { recordedRollouts } from './recordedRollouts';

describe('recordedRollouts', () => {
  it('are states from which Rollouts are made that can be read to the last field, nearly all at rest', () => {
    const states = recordedRollouts();
    const facts = [...generateRollouts({ states, count: 500, seed: 1 })].map(
      object => projectRollout(object),
    );
    expect(facts.flatMap(({ unreadable }) => unreadable ?? [])).toEqual([]);
    const healthy = facts.filter(({ status }) => status.phase === 'Healthy');
    expect(healthy.length).toBeGreaterThan(470);
    expect(healthy.length).toBeLessThan(500);
    expect(new Set(facts.map(({ uid }) => uid)).size).toBe(500);
  });
});
