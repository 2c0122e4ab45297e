import { earliestEndAt } from './earliestEndAt';

const AT_NINE = Date.parse('2026-01-05T09:00:00Z');

it.each([
  ['what follows the wait that runs', '2026-01-05T09:10:00Z', '09:10:30'],
  ['what follows now, when no end is known', undefined, '09:00:30'],
  [
    'what follows now, when the wait is over',
    '2026-01-05T08:59:00Z',
    '09:00:30',
  ],
])('is %s', (_, after, expected) => {
  expect(
    new Date(earliestEndAt({ after, seconds: 30 }, AT_NINE)).toISOString(),
  ).toBe(`2026-01-05T${expected}.000Z`);
});
