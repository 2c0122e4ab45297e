import { projectRollout } from '@rollouts-portal/plugin-rollouts-common';

import { generateRollouts } from './generateRollouts';

function sizes(objects: readonly object[]): number[] {
  return objects
    .map(object => JSON.stringify(object).length)
    .sort((a, b) => a - b);
}

describe('generateRollouts', () => {
  const some = [...generateRollouts({ count: 500, seed: 1 })];

  it('makes the same of the same seed, and something else of another', () => {
    const again = [...generateRollouts({ count: 500, seed: 1 })];
    expect(again).toEqual(some);
    expect([...generateRollouts({ count: 500, seed: 2 })]).not.toEqual(some);
  });

  it('makes them as large as real ones: 9.6 kB, and a twentieth above 15.5 kB', () => {
    const sorted = sizes(some);
    expect(Math.abs((sorted[250] ?? 0) / 9_600 - 1)).toBeLessThan(0.1);
    expect(Math.abs((sorted[475] ?? 0) / 15_500 - 1)).toBeLessThan(0.1);
  });

  it('makes a third of that the notes of the API server', () => {
    const notes = some.reduce(
      (sum, { metadata }) =>
        sum + JSON.stringify(metadata.managedFields).length,
      0,
    );
    const share = notes / sizes(some).reduce((sum, size) => sum + size, 0);
    expect(share).toBeGreaterThan(0.25);
    expect(share).toBeLessThan(0.45);
  });

  it('makes Rollouts that can be read to the last field, nearly all at rest', () => {
    const facts = some.map(object => projectRollout(object));
    expect(facts.flatMap(({ unreadable }) => unreadable ?? [])).toEqual([]);
    const healthy = facts.filter(({ status }) => status.phase === 'Healthy');
    expect(healthy.length).toBeGreaterThan(470);
    expect(healthy.length).toBeLessThan(500);
    expect(new Set(facts.map(({ uid }) => uid)).size).toBe(500);
  });

  it('makes them of the size that is asked for', () => {
    for (const size of sizes([
      ...generateRollouts({ count: 10, seed: 1, size: 60_000 }),
    ])) {
      expect(Math.abs(size / 60_000 - 1)).toBeLessThan(0.1);
    }
  });
});
