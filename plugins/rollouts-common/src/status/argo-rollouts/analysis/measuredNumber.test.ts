import { measuredNumber } from './measuredNumber';

it.each([
  ['12', undefined, 12],
  ['[0.9795]', undefined, 0.9795],
  ['[0.9795]', ['0'], 0.9795],
  ['[1, 2]', ['1'], 2],
  ['{"data":{"p95":231}}', ['data', 'p95'], 231],
])('finds the number in %s', (value, path, expected) => {
  expect(measuredNumber(value, path)).toBe(expected);
});

it.each([
  ['', undefined],
  ['[NaN]', ['0']],
  ['[1, 2]', undefined],
  ['not json at all', undefined],
  ['"12"', undefined],
  ['{}', ['constructor', 'length']],
  ['1e999', undefined],
])('finds none in %s', (value, path) => {
  expect(measuredNumber(value, path)).toBeUndefined();
});
