import { meetsCondition } from './meetsCondition';

it.each([
  ['result >= 0.95', 0.95, true],
  ['result[0] < 0.95', [0.97], false],
  ['result[0] >= 0.97 && result[0] <= 1', [0.98], true],
  ['len(result) == 0 or result[0] < 5', [], true],
  ['not (result > 3)', 2, true],
  ['result.errors / result.total < 0.01', { errors: 1, total: 1_000 }, true],
  ['default(result.errors, 0) == 0', {}, true],
  ['result == "ok it is"', 'ok it is', true],
  ['asFloat(result) - 1 < -0.5', '0.4', true],
  ['isNaN(result)', 'NaN', true],
])('%s of %j is %j', (condition, result, expected) => {
  expect(meetsCondition(condition, result)).toBe(expected);
});

it.each([
  ['result[0] > 1', []],
  ['result >', 1],
  ['result + 1', 1],
  ['outcome > 1', 1],
  ['result > 1 # 2', 1],
  ['result > 1', 'text'],
])(
  'throws for %s of %j, as the controller reports an Error',
  (condition, result) => {
    expect(() => meetsCondition(condition, result)).toThrow();
  },
);
