import { parseCondition } from './parseCondition';

it.each([
  ['result[0] >= 0.95', ['0'], [['>=', 0.95]]],
  ['result <= 300', [], [['<=', 300]]],
  ['result.ok == 1', ['ok'], [['==', 1]]],
  ['result.data[2].p95 < 1e3', ['data', '2', 'p95'], [['<', 1000]]],
  ['0.95 <= result[0]', ['0'], [['>=', 0.95]]],
  [
    'result[0] >= 0.9 && result[0] <= 1.1',
    ['0'],
    [
      ['>=', 0.9],
      ['<=', 1.1],
    ],
  ],
])('draws %s', (condition, path, thresholds) => {
  expect(parseCondition(condition, '&&')).toEqual({
    path,
    thresholds: thresholds.map(([operator, value]) => ({ operator, value })),
  });
});

it.each([
  '',
  'true',
  'len(result) > 0',
  'isNaN(result[0]) && result[0] > 1',
  'result[0] >= {{args.wanted}}',
  'result[0] > 1 && result[1] > 1',
  'result[0] >= 0.9 || result[0] == 0',
  `result >= ${'9'.repeat(1000)}`,
])('draws no line for %s, rather than a wrong one', condition => {
  expect(parseCondition(condition, '&&')).toBeUndefined();
});
