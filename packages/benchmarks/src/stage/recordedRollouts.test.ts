import { generateRollouts } from '@rollouts-portal/cluster-simulator';
import {
  isInFlight,
  projectRollout,
} from '@rollouts-portal/plugin-rollouts-common';

import { recordedRollouts } from './recordedRollouts';

describe('recordedRollouts', () => {
  it('are states from which Rollouts are made that can be read to the last field, nearly all at rest, each with what real ones have to themselves', () => {
    const states = recordedRollouts();
    const facts = [...generateRollouts({ states, count: 500, seed: 1 })].map(
      object => projectRollout(object),
    );
    expect(facts.flatMap(({ unreadable }) => unreadable ?? [])).toEqual([]);
    const atRest = facts.filter(rollout => !isInFlight(rollout));
    expect(atRest.length).toBeGreaterThan(470);
    expect(atRest.length).toBeLessThan(500);
    expect(new Set(facts.map(({ uid }) => uid)).size).toBe(500);
    const different = (values: (string | undefined)[]) => new Set(values).size;
    expect(different(facts.map(({ images }) => images[0]))).toBe(500);
    expect(different(facts.map(({ status }) => status.stableRS))).toBe(500);
    expect(different(facts.map(({ podSelector }) => podSelector))).toBe(500);
    expect(different(facts.map(({ createdAt }) => createdAt))).toBeGreaterThan(
      490,
    );
  });
});
