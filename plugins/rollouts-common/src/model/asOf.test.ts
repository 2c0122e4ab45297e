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

it.each([
  ['a person has to end', recorded('19', 5048)],
  ['its controller has never looked at', recorded('19', 227, { status: null })],
])('time changes nothing of one that %s', (_, row) => {
  expect(changesAt(row)).toBeUndefined();
  expect(asOf(row, Number.MAX_SAFE_INTEGER)).toBe(row);
});
