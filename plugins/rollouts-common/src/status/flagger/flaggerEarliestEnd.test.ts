import { flaggerStates } from '../../testing/flaggerRecording';
import { recordingFolders } from '../../testing/readRecording';
import { mergePatch } from '../../testing/states/mergePatch';
import { deriveFlaggerSummary } from './deriveFlaggerSummary';
import { projectCanary } from './projectCanary';

const FOLDERS = ['flagger', 'flagger-1.44'].flatMap(recordingFolders);

/** Status times are whole seconds, and a tick is dated when it is written, not when it began. */
const UNSHARP_MS = 1000;

it.each(
  FOLDERS.map(folder => [folder.split(/[\\/]/).slice(-2).join('/'), folder]),
)('no run of %s succeeds before its earliest end', (_, folder) => {
  const states = flaggerStates(folder);
  const early = states.flatMap(({ t, facts, known }, index) => {
    const { earliestEnd } = deriveFlaggerSummary(facts, known);
    const end = states
      .slice(index)
      .find(later => ENDS.includes(later.facts.status.phase ?? ''));
    if (!earliestEnd || end?.facts.status.phase !== 'Succeeded') return [];
    const { after = '', seconds } = earliestEnd;
    const saidMs = Date.parse(after) + seconds * 1000;
    const wasMs = Date.parse(end.facts.status.lastTransitionTime ?? '');
    return wasMs + UNSHARP_MS < saidMs ? [{ t, saidMs, wasMs }] : [];
  });
  expect(early).toEqual([]);
});

const ENDS = ['Succeeded', 'Failed', 'Initialized', 'Initializing'];

const NO_GATES = { spec: { analysis: { webhooks: null } } };

/** The first state of a recorded run that has reached a weight. */
function atWeight(change: object = {}) {
  const folder = FOLDERS.find(name => name.includes('02-weighted')) ?? '';
  const state = flaggerStates(folder).find(
    ({ facts }) => facts.status.canaryWeight > 0,
  );
  if (!state) throw new Error('no weight was recorded');
  return deriveFlaggerSummary(
    projectCanary(mergePatch(mergePatch(state.object, NO_GATES), change)),
    state.known,
  );
}

it('the ticks that are left, counted from the next one', () => {
  // At 10 of 10, 20, 30, 40, 50 %, a tick each 10 s: four weights, then copying, shifting back and the last.
  expect(atWeight().earliestEnd).toEqual({
    after: '2026-11-21T02:46:30.000Z',
    seconds: 60,
  });
});

it.each([
  ['while it is suspended', { spec: { suspend: true } }],
  ['when analysis is skipped', { spec: { skipAnalysis: true } }],
  [
    'when a person may keep the promotion back',
    {
      spec: {
        analysis: {
          webhooks: [
            { type: 'confirm-promotion', name: 'ask', url: 'http://ask/' },
          ],
        },
      },
    },
  ],
  ['while it waits for a gate', { status: { phase: 'WaitingPromotion' } }],
  ['when it has failed', { status: { phase: 'Failed' } }],
  ['at rest', { status: { phase: 'Succeeded' } }],
])('no end is promised %s', (_, change) => {
  expect(atWeight(change).earliestEnd).toBeUndefined();
});
