import type { JsonObject } from '../../store/Json';
import { lastWeight, settingsOf, weightAfter } from './CanarySettings';

it.each([
  [{ stepWeight: 20, maxWeight: 50 }, [20, 40, 60]],
  [{ stepWeight: 10, maxWeight: 50 }, [10, 20, 30, 40, 50]],
  [{ stepWeight: 50 }, [50, 100]],
  [{ stepWeight: 15, maxWeight: 61 }, [15, 30, 45, 60, 75]],
  [{ stepWeights: [1, 2, 10, 200] }, [1, 2, 10, 100]],
  [{ stepWeight: 50, stepWeights: [1, 2] }, [50, 100]],
])('%j goes over %j', (analysis, weights) => {
  const settings = settingsOf(canary({ analysis }));
  const walked: number[] = [];
  for (let weight = 0; weight < lastWeight(settings); ) {
    weight = weightAfter(settings, weight);
    walked.push(weight);
  }
  expect(walked).toEqual(weights);
});

it('sends everything to the canary after a weight that is not in the list any more', () => {
  const settings = settingsOf(canary({ analysis: { stepWeights: [5, 50] } }));
  expect(weightAfter(settings, 20)).toBe(100);
});

it.each([
  [{}, 60_000],
  [{ interval: '1s' }, 10_000],
  [{ interval: '1m30s' }, 90_000],
])('with %j it ticks every %i ms', (analysis, interval) => {
  expect(settingsOf(canary({ analysis })).interval).toBe(interval);
});

it('counts iterations and ignores matches where traffic cannot be divided', () => {
  const analysis = { match: [{ headers: { a: { exact: 'b' } } }] };
  expect(
    settingsOf(canary({ provider: 'kubernetes', analysis })),
  ).toMatchObject({ strategy: 'iterations', iterations: 10 });
});

function canary(spec: JsonObject) {
  return {
    apiVersion: 'flagger.app/v1beta1',
    kind: 'Canary',
    metadata: {
      name: 'checkout',
      uid: '1',
      resourceVersion: '1',
      creationTimestamp: '2026-01-05T09:00:00Z',
    },
    spec,
  };
}
