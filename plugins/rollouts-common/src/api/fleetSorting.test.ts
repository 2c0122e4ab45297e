import {
  FLEET_SORTINGS,
  FLEET_SORTS,
  formatFleetSorting,
  parseFleetSorting,
} from './fleetSorting';

it.each([
  ['name', { by: 'name', direction: 'asc', isReversed: false }],
  ['name,asc', { by: 'name', direction: 'asc', isReversed: false }],
  ['name,desc', { by: 'name', direction: 'desc', isReversed: true }],
  ['updated', { by: 'updated', direction: 'desc', isReversed: false }],
  ['updated,asc', { by: 'updated', direction: 'asc', isReversed: true }],
  ['attention,asc', { by: 'attention', direction: 'asc', isReversed: true }],
] as const)('%s says what to sort by, and how', (sorting, said) => {
  expect(parseFleetSorting(sorting)).toEqual(said);
});

it('names a direction only where it is not the own one', () => {
  const written = FLEET_SORTINGS.map(sorting =>
    formatFleetSorting(parseFleetSorting(sorting)),
  );
  expect([...new Set(written)]).toEqual(
    expect.arrayContaining([...FLEET_SORTS]),
  );
  expect(new Set(written).size).toBe(2 * FLEET_SORTS.length);
});
