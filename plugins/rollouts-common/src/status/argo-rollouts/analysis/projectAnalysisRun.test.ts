import { z } from 'zod';

import { recordedRuns } from '../../../testing/recordedRuns';
import { isAnalysisPhase, isCompleted } from './AnalysisPhase';
import { nextMeasurementAt } from './nextMeasurementAt';
import { projectAnalysisRun } from './projectAnalysisRun';

const RUNS = recordedRuns();

const valuesSchema = z.object({
  status: z
    .object({
      metricResults: z
        .array(
          z.object({
            name: z.string(),
            measurements: z.array(z.object({ value: z.string().optional() })),
          }),
        )
        .optional(),
    })
    .optional(),
});

/** As much of a run as its schema wants, with one metric. */
function runWith(metric: object, status: object = {}) {
  return projectAnalysisRun({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisRun',
    metadata: { namespace: 'shop', name: 'web-1', uid: 'u1' },
    spec: { metrics: [{ name: 'm', provider: { web: {} }, ...metric }] },
    status,
  });
}

it('reads every recorded run whole, the ones that have no phase yet, too', () => {
  expect(RUNS.length).toBeGreaterThan(15);
  for (const { states } of RUNS) {
    for (const { facts } of states) {
      expect(facts.unreadable).toBeUndefined();
      expect(isAnalysisPhase(facts.phase ?? 'Pending')).toBe(true);
      expect(facts.ownerUids).toHaveLength(1);
    }
  }
});

it('keeps no query, no address and no argument', () => {
  for (const { states } of RUNS) {
    for (const { facts } of states) {
      // Messages are the controller's own and shown as they are.
      const { message: _message, metrics, ...rest } = facts;
      const kept = metrics.map(({ message: _text, ...metric }) => metric);
      expect(JSON.stringify([rest, kept])).not.toMatch(
        /:\/\/|namespace=|jsonPath/,
      );
    }
  }
});

it('finds the number of every measurement that has one', () => {
  const pairs = RUNS.flatMap(({ states }) => states).flatMap(
    ({ object, facts }) =>
      (valuesSchema.parse(object).status?.metricResults ?? []).flatMap(
        ({ name, measurements }) =>
          measurements.map(({ value = '' }, index) => {
            const [digits] = /-?\d+(\.\d+)?/.exec(value) ?? [];
            return {
              written: digits === undefined ? undefined : Number(digits),
              read: facts.metrics.find(metric => metric.name === name)
                ?.measurements[index]?.value,
            };
          }),
      ),
  );
  expect(
    pairs.filter(({ written }) => written !== undefined).length,
  ).toBeGreaterThan(300);
  expect(pairs.filter(({ written, read }) => written !== read)).toEqual([]);
});

it('tells when each metric is measured next, as the controller then did', () => {
  const late = RUNS.flatMap(({ scenario, states }) =>
    states.flatMap(({ facts }, index) =>
      facts.metrics.flatMap((metric, at) => {
        const next = nextMeasurementAt(facts, metric);
        const before = metric.measurements.at(-1)?.startedAt ?? '';
        const after = states
          .slice(index + 1)
          .map(state => state.facts.metrics[at]?.measurements.at(-1))
          .find(measured => (measured?.startedAt ?? '') > before)?.startedAt;
        // One that is under way is looked at again, which leaves no trace.
        const isUnderWay = !isCompleted(
          metric.measurements.at(-1)?.phase ?? 'Error',
        );
        if (next === undefined || after === undefined || isUnderWay) return [];
        const delay = Date.parse(after) - Date.parse(next);
        // Times are whole seconds; a measurement that was cut off came early.
        return Math.abs(delay) <= 1000 || facts.terminate
          ? []
          : [{ scenario, metric: metric.name, next, after }];
      }),
    ),
  );
  expect(late).toEqual([]);
});

it.each([
  ['a count', { count: 5 }, { count: 5 }],
  ['a count in quotes', { count: '5' }, { count: 5 }],
  ['once without an interval', {}, { count: 1 }],
  ['once with a count of 0', { count: 0 }, { count: 1 }],
  ['no failure', {}, { failureLimit: 0, inconclusiveLimit: 0 }],
  ['five errors', {}, { consecutiveErrorLimit: 4 }],
])('reads %s', (_, metric, expected) => {
  expect(runWith(metric).metrics[0]).toMatchObject(expected);
});

it.each([
  ['an endless metric', { interval: '1m' }, 'count'],
  ['an argument', { count: '{{args.count}}', interval: '1m' }, 'count'],
  ['a failure limit of -1', { failureLimit: -1 }, 'failureLimit'],
  ['no success limit', {}, 'consecutiveSuccessLimit'],
])('says nothing of a limit for %s', (_, metric, field) => {
  expect(runWith(metric).metrics[0]).not.toHaveProperty(field);
});

it('keeps the newest measurements only, and all counters', () => {
  const measurements = Array.from({ length: 500 }, (_, index) => ({
    phase: 'Successful',
    value: String(index),
  }));
  const [metric] = runWith(
    {},
    { metricResults: [{ name: 'm', count: 500, measurements }] },
  ).metrics;
  expect(metric?.measurements).toHaveLength(100);
  expect(metric?.measurements.at(-1)?.value).toBe(499);
  expect(metric?.counters.count).toBe(500);
});

it('names a plugin as provider', () => {
  const [metric] = runWith({
    provider: { plugin: { 'acme/metrics': { address: 'x' } } },
  }).metrics;
  expect(metric?.provider).toBe('plugin/acme/metrics');
});

it('refuses what is no AnalysisRun', () => {
  expect(() => projectAnalysisRun({ kind: 'AnalysisTemplate' })).toThrow(
    'Not an AnalysisRun',
  );
});
