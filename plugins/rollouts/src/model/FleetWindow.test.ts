import {
  fleetPage,
  pausedCanary,
  progressingCanary,
} from '../testing/rolloutFixtures';
import {
  changesBetween,
  partOf,
  rowsOf,
  withPart,
  type FleetWindow,
} from './FleetWindow';

const [a, b, c, d] = ['a', 'b', 'c', 'd'].map(name => pausedCanary({ name }));
const named = (...rows: (typeof a)[]) => rows.filter(row => row !== undefined);

function part(cursor: string | undefined, rows: (typeof a)[], next?: string) {
  return partOf(cursor, fleetPage(named(...rows), { next }));
}

function namesOf(window: FleetWindow) {
  return rowsOf(window, undefined).map(({ row }) => row.name);
}

describe('pages of the fleet one after the other', () => {
  it('keep what follows a page for as long as it ends where it did', () => {
    const window = [part(undefined, [a, b], 'after b'), part('after b', [c])];
    expect(
      namesOf(withPart(window, 0, part(undefined, [b, a], 'after b'))),
    ).toEqual(['b', 'a', 'c']);
    expect(
      namesOf(withPart(window, 0, part(undefined, [a, d], 'after d'))),
    ).toEqual(['a', 'd']);
  });

  it('draw a row once, though it moved from one page to the next between two readings', () => {
    expect(
      namesOf([part(undefined, [a, b], 'after b'), part('after b', [b, c])]),
    ).toEqual(['a', 'b', 'c']);
  });

  it('take over what is new of a row, and leave it where it stands; one that has left is marked', () => {
    const moved = progressingCanary({ name: 'b' });
    const page = fleetPage(named(moved, d));
    const rows = rowsOf([part(undefined, [a, b])], { index: 0, page });
    expect(
      rows.map(({ row, isGone }) => [row.name, row.phase, isGone]),
    ).toEqual([
      ['a', 'Paused', true],
      ['b', 'Progressing', false],
    ]);
  });
});

describe('the changes that wait to be shown', () => {
  it.each([
    ['nothing has changed', [a, b, c], [a, b, c], 0],
    ['one came', [a, b], [c, a, b], 1],
    ['one left', [a, b, c], [a, c], 1],
    [
      'one went from the end to the beginning, which moves no other',
      [a, b, c, d],
      [d, a, b, c],
      1,
    ],
    ['one came and one left', [a, b], [b, c], 2],
  ])('are counted when %s', (_, before, after, changes) => {
    expect(changesBetween(named(...before), named(...after))).toBe(changes);
  });
});
