import fc from 'fast-check';

import { timeOf, timeText } from './timeText';

it('writes times as the API server does, and reads them again', () => {
  fc.assert(
    fc.property(fc.nat({ max: 2 ** 32 - 1 }), seconds => {
      const text = new Date(seconds * 1_000)
        .toISOString()
        .replace('.000Z', 'Z');
      expect(timeText(seconds)).toBe(text);
      expect(timeOf(text)).toBe(seconds);
    }),
  );
});

it.each([
  '2026-02-30T00:00:00Z',
  '2026-11-21T24:00:00Z',
  '2026-11-21 02:46:23Z',
  '2026-11-21T02:46:2.5Z',
  '1969-12-31T23:59:59Z',
  '2106-02-07T06:28:16Z',
])('is none that is kept as a number: %s', text => {
  expect(timeOf(text)).toBeUndefined();
});
