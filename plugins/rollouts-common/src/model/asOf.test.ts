import { deriveSummary } from '../status/argo-rollouts/deriveSummary';
import { recordedMoment } from '../testing/recordedMoment';
import { asOf } from './asOf';
import { changesAt } from './changesAt';

function recorded(...moment: Parameters<typeof recordedMoment>) {
  const { facts, known } = recordedMoment(...moment);
  return deriveSummary(facts, known);
}

describe('a timed pause', () => {
  const pause = recorded('19', 3079);
  const absence = Date.parse('2026-11-21T02:53:10.000Z');

  it('waits for its controller once that should have ended it long ago', () => {
    expect(pause.waitingFor).toMatchObject({ what: 'time' });
    expect(changesAt(pause)).toBe(absence);
    expect(asOf(pause, absence - 1)).toBe(pause);
    expect(asOf(pause, absence)).toEqual({
      ...pause,
      waitingFor: { what: 'controller' },
    });
  });

  it('becomes nothing else after that', () => {
    const late = asOf(pause, absence);
    expect(changesAt(late)).toBeUndefined();
    expect(asOf(late, absence + 1)).toBe(late);
  });
});

it('pods that are late wait for the controller, which should have reported it', () => {
  const late = recorded('14', 4120);
  const absence = Date.parse('2026-11-21T02:50:00.000Z');
  expect(late.waitingFor).toEqual({ what: 'pods' });
  expect(changesAt(late)).toBe(absence);
  expect(asOf(late, absence)).toMatchObject({
    phase: 'Progressing',
    waitingFor: { what: 'controller' },
  });
});

it('a rollout that was never looked at waits for the controller that should have', () => {
  const unseen = recorded('19', 227, { status: null });
  expect(asOf(unseen, Date.parse('2026-11-21T02:52:59Z')).waitingFor).toEqual({
    what: 'controller',
  });
});

it('a person can take as long as they like', () => {
  const row = recorded('19', 5048);
  expect(changesAt(row)).toBeUndefined();
  expect(asOf(row, Number.MAX_SAFE_INTEGER)).toBe(row);
});
