import type { JournalEntry } from '../../model/JournalEntry';
import { readRecording } from '../../testing/readRecording';
import { journalOf, recordedState } from '../../testing/recordedState';
import { renderSentence } from '../../text/renderSentence';
import { deriveDetail } from './deriveDetail';
import { journalEntries } from './journalEntries';

function entriesOf(scenario: string, revision?: number): JournalEntry[] {
  return journalOf(readRecording(scenario).rolloutStates()).entries.filter(
    entry => revision === undefined || entry.revision === revision,
  );
}

function brief(entry: JournalEntry): string {
  const index = 'stepIndex' in entry ? ` ${entry.stepIndex}` : '';
  return `${entry.what}${index}`;
}

it('tells a whole canary, step by step', () => {
  expect(entriesOf('01', 2).map(brief)).toEqual([
    'update-began',
    'step-entered 0',
    'step-entered 1',
    'pause-began 1',
    'pause-ended 1',
    'step-entered 2',
    'step-entered 3',
    'pause-began 3',
    'pause-ended 3',
    'step-entered 4',
    'step-entered 5',
    'pause-began 5',
    'pause-ended 5',
    'step-entered 6',
    'completed',
  ]);
});

it('takes no step for the first version', () => {
  expect(entriesOf('01', 1).map(brief)).toEqual(['update-began', 'completed']);
});

it('remembers the step of an abort, which the controller forgets', () => {
  const aborted = entriesOf('12').find(({ what }) => what === 'aborted');
  expect(aborted).toMatchObject({
    stepIndex: 3,
    at: '2026-11-21T02:48:57Z',
    message: 'Rollout aborted update to revision 3',
  });
});

it('keeps the cause of an automatic abort', () => {
  const aborted = entriesOf('07').find(({ what }) => what === 'aborted');
  expect(aborted).toMatchObject({
    stepIndex: 1,
    message: expect.stringContaining('Step-based analysis phase error/failed'),
  });
});

it('takes the controller’s time for the begin of a pause', () => {
  const pause = entriesOf('12').find(({ what }) => what === 'pause-began');
  expect(pause?.at).toBe('2026-11-21T02:48:39Z');
});

it('tells a retry once, and that it begins at step 1', () => {
  expect(entriesOf('30', 2).map(brief).slice(0, 7)).toEqual([
    'update-began',
    'step-entered 0',
    'step-entered 1',
    'aborted 1',
    'retried',
    'step-entered 0',
    'step-entered 1',
  ]);
});

it('does not take promotes of an aborted rollout for steps', () => {
  const afterAbort = entriesOf('26', 2).map(brief);
  expect(afterAbort.slice(afterAbort.indexOf('aborted 3'))).toEqual([
    'aborted 3',
    // Promote full: abort taken back, all steps skipped.
    'step-entered 6',
    'completed',
  ]);
});

it('tells that a promote of a blue-green wait only began another wait', () => {
  expect(entriesOf('10', 3).map(brief)).toEqual([
    'update-began',
    'pause-began undefined',
    'pause-ended undefined',
    'pause-began undefined',
    'pause-ended undefined',
    'pause-began undefined',
    'pause-ended undefined',
    'completed',
  ]);
});

it('tells nothing at first sight, nor of another object of the same name', () => {
  const { facts } = recordedState('12', '4080');
  expect(journalEntries(undefined, facts, 'now')).toEqual([]);
  expect(
    journalEntries({ ...facts, uid: 'earlier one' }, facts, 'now'),
  ).toEqual([]);
});

it('tells nothing twice', () => {
  const { facts } = recordedState('12', '4785');
  expect(journalEntries(facts, facts, 'now')).toEqual([]);
});

describe('the detail', () => {
  function detailAt(scenario: string, resourceVersion: string) {
    const { facts, ...known } = recordedState(scenario, resourceVersion);
    return deriveDetail(facts, known);
  }

  it('marks where an update was aborted, and for how long each step ran', () => {
    const { steps } = detailAt('12', '4785');
    expect(steps.map(({ state }) => state)).toEqual([
      'done',
      'done',
      'done',
      'failed',
      'pending',
      'pending',
    ]);
    expect(steps[2]).toMatchObject({
      enteredAt: new Date(18661).toISOString(),
      endedAt: new Date(18712).toISOString(),
    });
    expect(steps[3]?.note?.code).toBe('note-aborted-here');
  });

  it('claims no step as done or failed where the journal does not reach back', () => {
    const { facts } = recordedState('12', '4785');
    expect(
      new Set(deriveDetail(facts, {}).steps.map(({ state }) => state)),
    ).toEqual(new Set(['pending']));
  });

  it('marks what a full promotion skipped', () => {
    expect(detailAt('26', '8966').steps.map(({ state }) => state)).toEqual([
      // Done before the abort that the promotion took back.
      'done',
      'done',
      'done',
      'skipped',
      'skipped',
      'skipped',
    ]);
  });

  it.each([
    ['24', 4713, 2, 'skipped'],
    ['24', 31469, 2, 'done'],
    ['05', 27128, 1, 'done'],
    ['19', 26510, 2, 'skipped'],
    ['11', 19656, 0, 'done'],
  ] as const)(
    'in recording %s at %i ms: the judged step with index %i is %s, not just passed',
    (scenario, t, index, state) => {
      const states = readRecording(scenario).rolloutStates();
      const now = states.findIndex(each => each.t === t);
      const { facts, replicaSets } = states[now] ?? {};
      if (!facts) throw new Error(`${scenario} has no state at ${t}`);
      const { steps } = deriveDetail(facts, {
        replicaSets,
        journal: journalOf(states.slice(0, now + 1)),
      });
      expect(steps[index]?.state).toBe(state);
    },
  );

  it('marks the steps of a first version as not run', () => {
    const { steps } = detailAt('12', firstHealthy());
    expect(steps.every(({ state }) => state === 'skipped')).toBe(true);
    expect(steps[0]?.note?.code).toBe('note-first-version');
  });

  it('counts a timed pause down from the controller’s own time', () => {
    const { facts } = recordedState('01', '927');
    expect(deriveDetail(facts, {}).steps[3]).toMatchObject({
      state: 'current',
      enteredAt: '2026-11-21T02:46:31Z',
      until: '2026-11-21T02:46:41.000Z',
    });
  });

  it('lists revisions, newest first, with their roles', () => {
    const detail = detailAt('12', '4080');
    expect(detail.revisionsKnown).toBe(true);
    expect(
      detail.revisions.map(({ revision, roles }) => [revision, roles]),
    ).toEqual([
      [2, ['canary']],
      [1, ['stable']],
    ]);
    const { facts } = recordedState('12', '4080');
    expect(deriveDetail(facts, {})).toMatchObject({
      revisions: [],
      revisionsKnown: false,
    });
  });

  it('does not call steps done that a full promotion has skipped', () => {
    const texts = (scenario: string) => {
      const states = readRecording(scenario).rolloutStates();
      const last = states.at(-1);
      if (!last) throw new Error(`${scenario} is empty`);
      return deriveDetail(last.facts, {
        journal: journalOf(states),
      }).happened.map(({ text }) => renderSentence(text));
    };
    // 25: promote full after an undo; 01: a canary that ran to its end.
    expect(texts('25')).toContain('The remaining steps were skipped');
    expect(texts('01')).toContain('All steps done');
    expect(texts('01')).not.toContain('The remaining steps were skipped');
  });

  it('tells what happened, newest first, and nothing twice', () => {
    expect(
      detailAt('12', '4785')
        .happened.slice(0, 3)
        .map(({ text }) => renderSentence(text)),
    ).toEqual([
      'Aborted by hand at step 4',
      'Paused at step 4',
      'Step 3 began',
    ]);
  });
});

function firstHealthy(): string {
  const first = readRecording('12')
    .rolloutStates()
    .find(({ facts }) => facts.status.phase === 'Healthy');
  return first?.facts.resourceVersion ?? '';
}
