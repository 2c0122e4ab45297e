import type { Verb } from '../model/Verb';
import { currentStep } from '../status/argo-rollouts/currentStep';
import type { RolloutFacts } from '../status/argo-rollouts/RolloutFacts';
import { readRecording } from '../testing/readRecording';
import { recordedState } from '../testing/recordedState';
import { availableActions } from './availableActions';
import { promotePlan } from './promotePlan';

function action(verb: Verb, facts: RolloutFacts) {
  const found = availableActions(facts).find(entry => entry.verb === verb);
  if (!found) throw new Error(`no ${verb}`);
  return found;
}

function at(scenario: string, resourceVersion: string): RolloutFacts {
  return recordedState(scenario, resourceVersion).facts;
}

function possibleAt(scenario: string, resourceVersion: string): Verb[] {
  return availableActions(at(scenario, resourceVersion))
    .filter(({ possible }) => possible)
    .map(({ verb }) => verb);
}

// What a settled rollout that is not paused by hand can always be asked, from its second revision on.
const SPEC: readonly Verb[] = ['pause', 'restart', 'undo'];

it.each<[string, string, string, Verb[]]>([
  [
    'at a pause',
    '12',
    '4080',
    ['promote', 'promote-full', 'skip-step', 'abort', ...SPEC],
  ],
  [
    'at a running analysis',
    '30',
    '38031',
    ['promote', 'promote-full', 'skip-step', 'abort', ...SPEC],
  ],
  [
    'at a pause before a blue-green switch',
    '08',
    '2900',
    ['promote', 'promote-full', 'abort', ...SPEC],
  ],
  [
    'at an inconclusive analysis',
    '06',
    '2282',
    ['promote', 'promote-full', 'skip-step', 'abort', ...SPEC],
  ],
  [
    'past the deadline, which is no abort',
    '14',
    '5247',
    ['promote', 'promote-full', 'skip-step', 'abort', ...SPEC],
  ],
  ['when fully promoted', '12', '4491', [...SPEC]],
  ['when aborted', '26', '8791', ['promote-full', 'retry', ...SPEC]],
  [
    'while an aborted canary without steps goes back',
    '20',
    '13391',
    ['promote-full', 'retry', ...SPEC],
  ],
  ['on an invalid spec', '15', '5297', []],
  ['right after a new image', '03', '1833', ['pause']],
  ['with equal generations and the old hash', '03', '1839', ['pause']],
  [
    'right after undo, where promote full would be dropped',
    '25',
    '8304',
    ['pause'],
  ],
  ['while a promote is being taken up', '24', '7334', ['abort', 'pause']],
  ['while an abort is being taken up', '02', '807', ['pause']],
  ['while a retry is being taken up', '02', '928', ['abort', 'pause']],
  [
    'when paused by hand',
    '19',
    '13452',
    ['promote', 'promote-full', 'abort', 'resume', 'restart', 'undo'],
  ],
  ['in its first version', '16', '6614', ['pause', 'restart']],
])('%s', (_, scenario, version, verbs) => {
  expect(possibleAt(scenario, version)).toEqual(verbs);
});

it('gives a reason for everything that is impossible, in every recorded state', () => {
  for (const scenario of [
    '08',
    '10',
    '15',
    '16',
    '17',
    '18',
    '19',
    '20',
    '24',
    '26',
  ]) {
    for (const { facts } of readRecording(scenario).rolloutStates()) {
      for (const { possible, because } of availableActions(facts)) {
        expect(because === undefined).toBe(possible);
      }
    }
  }
});

it.each<[Verb, string, string, string]>([
  ['promote', '26', '8791', 'because-aborted'],
  ['promote', '12', '4491', 'because-fully-promoted'],
  ['promote', '10', '18472', 'because-wait-would-restart'],
  ['promote', '24', '7334', 'because-unpausing'],
  ['abort', '26', '8791', 'because-already-aborted'],
  ['abort', '12', '4491', 'because-nothing-to-abort'],
  ['retry', '12', '4080', 'because-not-aborted'],
  ['pause', '19', '13452', 'because-paused'],
  ['resume', '12', '4080', 'because-not-paused'],
  ['restart', '03', '1833', 'because-not-observed'],
  ['undo', '16', '6614', 'because-first-revision'],
  ['undo', '25', '8304', 'because-not-observed'],
  ['promote-full', '03', '1833', 'because-not-observed'],
  ['promote-full', '03', '1839', 'because-new-version-pending'],
])(
  '%s is impossible in recording %s at version %s: %s',
  (verb, scenario, version, code) => {
    expect(action(verb, at(scenario, version)).because?.code).toBe(code);
  },
);

it('offers promote full where a promote would only begin the wait anew', () => {
  expect(possibleAt('10', '18472')).toContain('promote-full');
});

it('lets an abort through while the spec is not yet observed, as it must not wait', () => {
  // spec.paused was just set.
  expect(possibleAt('19', '12480')).toEqual(['abort']);
});

it('has nothing to restart when it is scaled to no pods', () => {
  const facts = at('12', '4080');
  const empty: RolloutFacts = {
    ...facts,
    replicas: 0,
    status: { ...facts.status, replicas: 0 },
  };
  expect(action('restart', empty).because?.code).toBe('because-no-pods');
});

it('does not undo what another object describes, and says which', () => {
  const last = readRecording('17').rolloutStates().at(-1);
  expect(last && action('undo', last.facts).because).toEqual({
    code: 'because-workload-ref',
    params: { kind: 'Deployment', name: 'web' },
  });
});

it('has nothing to promote in a canary without steps', () => {
  const running = readRecording('20')
    .rolloutStates()
    .find(
      ({ facts }) =>
        facts.status.phase === 'Progressing' &&
        facts.status.updatedReplicas > 0 &&
        facts.revision === 2,
    );
  expect(running && action('promote', running.facts).because?.code).toBe(
    'because-no-steps',
  );
});

it('says to which step it leads', () => {
  expect(action('promote', at('12', '4080')).leadsToStep).toBe(4);
  // The last one leads to completion.
  expect(action('promote', at('12', '4204')).possible).toBe(true);
  expect(action('promote', at('12', '4204')).leadsToStep).toBe(
    currentStep(at('12', '4204'))?.count,
  );
  expect(action('retry', at('26', '8791')).leadsToStep).toBe(0);
  expect(action('promote-full', at('12', '4080')).leadsToStep).toBeUndefined();
});

it('cannot pass an inconclusive experiment', () => {
  const facts = at('12', '4080');
  const stuck: RolloutFacts = {
    ...facts,
    status: {
      ...facts.status,
      pauseConditions: [
        { reason: 'InconclusiveExperiment', startTime: '2026-11-21T02:48:44Z' },
      ],
    },
  };
  expect(action('promote', stuck).because?.code).toBe(
    'because-inconclusive-experiment',
  );
  expect(promotePlan(stuck).status).toEqual({ change: 'none' });
});

describe('what a promote writes', () => {
  it.each([
    ['ends a pause', '12', '4080', false, { change: 'end-pause' }],
    [
      'passes an inconclusive analysis in one patch',
      '06',
      '2282',
      false,
      { change: 'pass-inconclusive', nextStepIndex: 2 },
    ],
    [
      'skips a running analysis',
      '30',
      '38031',
      false,
      { change: 'skip-step', nextStepIndex: 2 },
    ],
    [
      'resumes before it ends a pause',
      '19',
      '12483',
      true,
      { change: 'end-pause' },
    ],
    // kubectl would skip the analysis along with resuming (recording 19).
    [
      'only resumes where a step was running',
      '19',
      '13452',
      true,
      { change: 'none' },
    ],
    ['only resumes what is aborted', '26', '9121', true, { change: 'none' }],
  ])('%s', (_, scenario, version, unpause, status) => {
    expect(promotePlan(at(scenario, version))).toEqual({ unpause, status });
  });
});
