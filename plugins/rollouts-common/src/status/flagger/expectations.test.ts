import { flaggerStates } from '../../testing/flaggerRecording';
import { recordingFolders } from '../../testing/readRecording';
import { deriveFlaggerSummary } from './deriveFlaggerSummary';

/*
 * What a person should be told at moments of the recordings: scenario, milliseconds, phase, sentence, what it waits
 * for, and the number of the step that is under way.
 */
const EXPECTED: [
  string,
  number,
  string,
  string,
  string | undefined,
  string?,
][] = [
  ['01-initialise', 14, 'Progressing', 'not-seen', 'controller'],
  ['01-initialise', 132, 'Progressing', 'initializing', 'pods'],
  ['02-weighted-canary-succeeds', 39597, 'Progressing', 'scaling-up', 'pods'],
  // The route is ahead of the status by some milliseconds.
  [
    '02-weighted-canary-succeeds',
    49480,
    'Progressing',
    'weight',
    'analysis',
    '1/5',
  ],
  [
    '02-weighted-canary-succeeds',
    89705,
    'Progressing',
    'weight',
    'analysis',
    '5/5',
  ],
  [
    '02-weighted-canary-succeeds',
    99532,
    'Progressing',
    'promoting',
    'pods',
    'end',
  ],
  [
    '02-weighted-canary-succeeds',
    109470,
    'Progressing',
    'finalising',
    'controller',
    'end',
  ],
  [
    '02-weighted-canary-succeeds',
    119437,
    'Healthy',
    'healthy',
    undefined,
    'end',
  ],
  [
    '03-weighted-canary-metric-fails-rollback',
    68864,
    'Degraded',
    'failed-checks',
    undefined,
  ],
  [
    '06-ab-test-match-headers',
    55649,
    'Progressing',
    'match',
    'analysis',
    '2/3',
  ],
  [
    '05-iterations-blue-green',
    48059,
    'Progressing',
    'iteration',
    'analysis',
    '2/3',
  ],
  ['07-gate-confirm-rollout', 37400, 'Paused', 'waiting', 'gate'],
  [
    '08-gate-confirm-promotion',
    66695,
    'Paused',
    'waiting-promotion',
    'gate',
    'end',
  ],
  // No phase says so: a Warning does.
  [
    '09-gate-confirm-traffic-increase',
    45007,
    'Progressing',
    'held',
    'gate',
    '1/3',
  ],
  [
    '09-gate-confirm-traffic-increase',
    84913,
    'Progressing',
    'weight',
    'analysis',
    '2/3',
  ],
  ['10-rollback-gate', 47000, 'Degraded', 'failed-by-hook', undefined],
  ['13-suspend-resume', 60000, 'Paused', 'suspended-at', 'human', '1/3'],
  ['15b-progress-deadline', 70000, 'Degraded', 'failed-not-ready', undefined],
  [
    '16-delete-canary-with-revert-on-deletion',
    39687,
    'Progressing',
    'terminating',
    'controller',
  ],
  ['17-mirror-weighted', 39291, 'Progressing', 'mirroring', 'analysis'],
  // 1.36 tells it as a rollback, and the primary keeps the new template.
  [
    '19-promotion-primary-stuck',
    97500,
    'Degraded',
    'failed-promotion-back',
    undefined,
  ],
  [
    '1.44/19-promotion-primary-stuck',
    89238,
    'Degraded',
    'promotion-failed',
    undefined,
  ],
  [
    '22-gate-confirm-rollout-after-failure',
    103714,
    'Paused',
    'waiting',
    'gate',
  ],
];

it.each(EXPECTED)('%s at %d ms: %s, %s', (scenario, t, ...expected) => {
  const [phase, why, waitingFor, step] = expected;
  const [version, name] = scenario.startsWith('1.44/')
    ? ['flagger-1.44', scenario.slice(5)]
    : ['flagger', scenario];
  const folder = recordingFolders(version).find(path =>
    path.endsWith(`/${name}`),
  );
  const state = flaggerStates(folder ?? '').findLast(seen => seen.t <= t);
  if (!state) throw new Error(`nothing had happened at ${t} ms`);
  const summary = deriveFlaggerSummary(state.facts, state.known);
  expect(summary.phase).toBe(phase);
  expect(summary.why.code).toBe(
    why === 'healthy' ? 'why-healthy' : `why-flagger-${why}`,
  );
  expect(summary.waitingFor?.what).toBe(waitingFor);
  if (step === undefined) return;
  const { index = -1, count = 0 } = summary.step ?? {};
  expect(index === count ? 'end' : `${index + 1}/${count}`).toBe(step);
});
