import { flaggerStates } from '../../testing/flaggerRecording';
import { recordingFolders } from '../../testing/readRecording';
import { mergePatch } from '../../testing/states/mergePatch';
import { flaggerDue } from './flaggerDue';
import { projectCanary } from './projectCanary';

const CANARY = flaggerStates(recordingFolders('flagger')[1] ?? '').find(
  ({ facts }) => facts.status.canaryWeight > 0,
)?.object;

function canary(change: object) {
  return projectCanary(
    mergePatch(CANARY, {
      metadata: { creationTimestamp: '2026-01-05T09:00:00Z' },
      spec: { analysis: { interval: '30s' }, progressDeadlineSeconds: 120 },
      status: { lastTransitionTime: '2026-01-05T10:00:00Z' },
      ...change,
    }),
  );
}

it('Flagger looks again an interval after the status was written', () => {
  expect(flaggerDue(canary({}), {})).toEqual([
    { at: '2026-01-05T10:00:30.000Z', what: 'next-tick' },
  ]);
});

it('a Canary that nobody looked at within a minute has no Flagger', () => {
  expect(flaggerDue(canary({ status: null }), {})).toEqual([
    { at: '2026-01-05T09:01:00.000Z', what: 'controller-absent' },
  ]);
});

it.each([
  ['suspended', { spec: { suspend: true } }],
  ['waiting for a gate', { status: { phase: 'Waiting' } }],
  ['at rest', { status: { phase: 'Succeeded' } }],
])('nothing is due while it is %s', (_, change) => {
  expect(flaggerDue(canary(change), {})).toEqual([]);
});

it('a run whose pods are missing ends at the first tick from its deadline on (recording 15b)', () => {
  const states = flaggerStates(
    recordingFolders('flagger').find(name => name.includes('15b')) ?? '',
  );
  const failed = states.find(({ facts }) => facts.status.phase === 'Failed');
  const deadline = states
    .filter(({ t }) => t < (failed?.t ?? 0))
    .flatMap(({ facts, known }) => flaggerDue(facts, known))
    .findLast(({ what }) => what === 'deadline-passes');
  const late =
    Date.parse(failed?.facts.status.lastTransitionTime ?? '') -
    Date.parse(deadline?.at ?? '');
  expect(late).toBeGreaterThanOrEqual(0);
  expect(late).toBeLessThanOrEqual(10_000);
});
