import type { KubernetesObject } from '../../store/KubernetesObject';
import { generateRollouts } from './generateRollouts';

const states = ['Healthy', 'Paused'].map(
  (phase): KubernetesObject => ({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { name: 'web' },
    spec: {
      strategy: { canary: { steps: [{ setWeight: 20 }, { pause: {} }] } },
      template: {
        metadata: { labels: { app: 'web' } },
        spec: { containers: [{ name: 'web', image: 'web:1' }] },
      },
    },
    status: { phase, currentPodHash: '79f7c69fbb', replicas: 5 },
  }),
);

function sizes(objects: readonly object[]): number[] {
  return objects
    .map(object => JSON.stringify(object).length)
    .sort((a, b) => a - b);
}

describe('generateRollouts', () => {
  const some = [...generateRollouts({ states, count: 500, seed: 1 })];

  it('makes the same of the same seed, and something else of another', () => {
    // As text: a comparison field by field takes seconds.
    const made = (seed: number) =>
      JSON.stringify([...generateRollouts({ states, count: 500, seed })]);
    expect(made(1) === JSON.stringify(some)).toBe(true);
    expect(made(2) === JSON.stringify(some)).toBe(false);
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

  it('makes nearly all of them healthy, and no two the same', () => {
    const healthy = some.filter(({ status }) => status.phase === 'Healthy');
    expect(healthy.length).toBeGreaterThan(470);
    expect(healthy.length).toBeLessThan(500);
    expect(new Set(some.map(({ metadata: { uid } }) => uid)).size).toBe(500);
    expect(new Set(some.map(({ metadata: { name } }) => name)).size).toBe(500);
  });

  it('makes them of the size that is asked for', () => {
    for (const size of sizes([
      ...generateRollouts({ states, count: 10, seed: 1, size: 60_000 }),
    ])) {
      expect(Math.abs(size / 60_000 - 1)).toBeLessThan(0.1);
    }
  });
});
