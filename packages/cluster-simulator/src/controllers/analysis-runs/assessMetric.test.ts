import { assessMetric } from './assessMetric';
import type { Metric } from './Metric';
import type { MetricResult } from './MetricResult';

const metric: Metric = {
  name: 'success-ratio',
  interval: 1_000,
  initialDelay: 0,
  failureLimit: 0,
  inconclusiveLimit: 0,
  consecutiveErrorLimit: 4,
  consecutiveSuccessLimit: 0,
  provider: 'web',
  providerSpec: {},
  dryRun: false,
  retention: 10,
};

const at = '2026-01-05T09:00:00Z';

const result: MetricResult = {
  name: 'success-ratio',
  phase: 'Running',
  count: 0,
  successful: 0,
  failed: 0,
  inconclusive: 0,
  error: 0,
  consecutiveError: 0,
  consecutiveSuccess: 0,
  measurements: [{ phase: 'Successful', startedAt: at, finishedAt: at }],
};

it.each([
  ['fails beyond its failure limit', {}, { failed: 1 }, 'Failed'],
  ['goes on within it', { failureLimit: 2 }, { failed: 2 }, 'Running'],
  ['never fails without one', { failureLimit: -1 }, { failed: 9 }, 'Running'],
  ['is inconclusive', {}, { inconclusive: 1 }, 'Inconclusive'],
  ['goes on after four errors', {}, { consecutiveError: 4 }, 'Running'],
  ['ends with the fifth', {}, { consecutiveError: 5 }, 'Error'],
  [
    'prefers an error to a failure',
    {},
    { failed: 1, consecutiveError: 5 },
    'Error',
  ],
  ['succeeds after its count', { count: 3 }, { count: 3 }, 'Successful'],
  [
    'succeeds early with enough successes in a row',
    { count: 9, consecutiveSuccessLimit: 2 },
    { count: 2, consecutiveSuccess: 2 },
    'Successful',
  ],
  [
    'is inconclusive when both limits apply and neither was reached',
    { count: 3, failureLimit: 3, consecutiveSuccessLimit: 3 },
    { count: 3, failed: 2, consecutiveSuccess: 1 },
    'Inconclusive',
  ],
  [
    'fails without the successes that alone decide',
    { count: 3, failureLimit: -1, consecutiveSuccessLimit: 3 },
    { count: 3, failed: 2, consecutiveSuccess: 1 },
    'Failed',
  ],
] as const)('a metric %s', (_, limits, counters, phase) => {
  expect(
    assessMetric({ ...metric, ...limits }, { ...result, ...counters }, false),
  ).toBe(phase);
});

it('succeeds when it is told to end before its first measurement', () => {
  expect(assessMetric(metric, { ...result, measurements: [] }, true)).toBe(
    'Successful',
  );
});
