import { projectCanary } from './projectCanary';

const boundsOf = (metric: object) =>
  projectCanary({
    apiVersion: 'flagger.app/v1beta1',
    kind: 'Canary',
    metadata: {
      namespace: 'shop',
      name: 'web',
      uid: 'u',
      resourceVersion: '1',
    },
    spec: { analysis: { metrics: [metric] } },
  }).analysis.metrics[0];

// As upstream's pkg/controller/scheduler_metrics.go compares.
it.each([
  ['a range', { name: 'lag', thresholdRange: { min: 1, max: 9 } }, 1, 9],
  [
    'a range, whatever the old field says',
    { name: 'lag', thresholdRange: { max: 9 }, threshold: 5 },
    undefined,
    9,
  ],
  [
    'the old field, from below',
    { name: 'request-success-rate', threshold: 99 },
    99,
    undefined,
  ],
  [
    'the old field, from above',
    { name: 'request-duration', threshold: 500 },
    undefined,
    500,
  ],
  ['the old field, left out', { name: 'lag' }, undefined, 0],
])('bounds a metric by %s', (_, metric, min, max) => {
  const bounds = boundsOf(metric);
  expect([bounds?.min, bounds?.max]).toEqual([min, max]);
});
