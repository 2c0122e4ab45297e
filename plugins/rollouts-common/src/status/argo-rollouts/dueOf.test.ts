import { recordedMoment } from '../../testing/recordedMoment';
import { deriveSummary } from './deriveSummary';

function dueAt(...moment: Parameters<typeof recordedMoment>) {
  const { facts, known } = recordedMoment(...moment);
  return deriveSummary(facts, known).due;
}

it('an experiment ends by itself, and its analysis measures until then', () => {
  expect(dueAt('11', 4648)).toEqual([
    { at: '2026-11-21T02:48:43.000Z', what: 'next-measurement' },
    { at: '2026-11-21T02:48:55.000Z', what: 'experiment-ends' },
  ]);
});

it('a step analysis and a background analysis measure again', () => {
  expect(dueAt('05', 5102)).toEqual([
    { at: '2026-11-21T02:47:44.000Z', what: 'next-measurement' },
  ]);
  expect(dueAt('28', 3083)).toContainEqual({
    at: '2026-11-21T02:58:00.000Z',
    what: 'next-measurement',
  });
});

it('nothing measures for a run that has ended', () => {
  expect(dueAt('05', 27217).map(({ what }) => what)).not.toContain(
    'next-measurement',
  );
});

it('the pods of what was replaced go away', () => {
  expect(dueAt('10', 12500)).toEqual([
    { at: '2026-11-21T02:57:44.000Z', what: 'scale-down' },
  ]);
});

it('pods are replaced from an instant that may be ahead, until that is done', () => {
  const later = { spec: { restartAt: '2026-11-21T06:00:00Z' } };
  expect(dueAt('18', 4410, later)).toEqual([
    { at: '2026-11-21T06:00:00.000Z', what: 'restart' },
  ]);
  expect(dueAt('18', 19401)).toEqual([]);
});

it('a step plugin asked to be called again', () => {
  expect(
    dueAt('05', 5102, {
      spec: {
        strategy: { canary: { steps: [{ plugin: { name: 'acme/steps' } }] } },
      },
      status: {
        currentStepIndex: 0,
        canary: {
          stepPluginStatuses: [
            {
              index: 0,
              name: 'acme/steps',
              phase: 'Running',
              updatedAt: '2026-11-21T02:47:40Z',
              backoff: '1m30s',
            },
          ],
        },
      },
    }),
  ).toContainEqual({
    at: '2026-11-21T02:49:10.000Z',
    what: 'plugin-runs-again',
  });
});

describe('the controller is presumed absent', () => {
  it('when a timed pause is long over', () => {
    expect(dueAt('19', 3079)).toContainEqual({
      at: '2026-11-21T02:53:10.000Z',
      what: 'controller-absent',
    });
  });

  it('when a rollout was never looked at', () => {
    expect(dueAt('19', 227, { status: null })).toEqual([
      { at: '2026-11-21T02:52:59.000Z', what: 'controller-absent' },
    ]);
  });

  it('not at a pause that a person has to end', () => {
    expect(dueAt('19', 5048)).toEqual([]);
  });
});
