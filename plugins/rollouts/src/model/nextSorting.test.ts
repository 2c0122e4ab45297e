import { nextSorting } from './nextSorting';

it.each([
  ['attention', 'name', 'name'],
  ['name', 'name', 'name,desc'],
  ['name,desc', 'name', 'attention'],
  ['name,desc', 'updated', 'updated'],
  ['updated,desc', 'updated', 'updated,asc'],
  ['attention', 'attention', 'attention,asc'],
  ['attention,asc', 'attention', 'attention'],
] as const)('of %s, by pressing %s, becomes %s', (current, pressed, next) => {
  expect(nextSorting(current, pressed)).toBe(next);
});
