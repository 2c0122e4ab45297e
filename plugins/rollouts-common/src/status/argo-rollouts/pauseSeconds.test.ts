import { pauseSeconds } from './pauseSeconds';

it.each([
  [30, 30],
  [0, 0],
  ['30', 30],
  ['+30', 30],
  ['1h30m', 5400],
  ['1.5h', 5400],
  ['.5m', 30],
  ['90s', 90],
  ['1m30.9s', 90],
  ['1ms', 0],
  ['1500ms', 1],
  ['1µs', 0],
  ['0', 0],
  ['-5m', -300],
])('reads %s as %s seconds, as Go does', (written, seconds) => {
  expect(pauseSeconds(written)).toBe(seconds);
});

it.each([
  '',
  'soon',
  '5 m',
  '1d',
  '1h30',
  'm',
  '1..5s',
  '99999999999',
  '9999999h',
  '1h-5m',
])('lets a pause of “%s” end at once, as the controller does', written => {
  expect(pauseSeconds(written)).toBe(-1);
});

it.each([1.5, 2 ** 31, NaN])('cannot read the number %s', written => {
  expect(pauseSeconds(written)).toBe(-1);
});
