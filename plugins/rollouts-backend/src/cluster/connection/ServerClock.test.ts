import { ServerClock } from './ServerClock';

const MIDNIGHT = Date.UTC(2026, 10, 21);
const HOUR = 3_600_000;

function stage() {
  let passed = 0;
  let jumped = 0;
  const clock = new ServerClock({
    now: () => new Date(MIDNIGHT + Math.trunc(passed) + jumped),
    monotonic: () => passed,
  });
  return {
    clock,
    pass: (ms: number) => {
      passed += ms;
    },
    jump: (ms: number) => {
      jumped += ms;
    },
    /** As a server writes it, without the milliseconds, and sends it so long after it was asked. */
    answer: (ahead: number, { took = 0, late = 0 } = {}) => {
      const written = MIDNIGHT + passed - late + ahead;
      const date = new Date(Math.floor(written / 1_000) * 1_000);
      clock.dated(date, passed - took);
    },
  };
}

it('says nothing of a clock that is not known, or is near enough', () => {
  const { clock, answer } = stage();
  expect(clock.ahead).toBeUndefined();
  answer(9_000);
  expect(clock.ahead).toBeUndefined();
  expect(clock.now()).toEqual(new Date(MIDNIGHT));
});

it.each([2 * HOUR, -2 * HOUR])(
  'says by how many seconds a clock is ahead: %i ms',
  ahead => {
    const { clock, pass, answer } = stage();
    answer(ahead);
    pass(500);
    const off = (clock.ahead ?? 0) * 1_000 - ahead;
    expect(Math.abs(off)).toBeLessThanOrEqual(1_000);
    expect(clock.now().getTime()).toBe(MIDNIGHT + 500 + ahead + off);
  },
);

it('says the same as long as the dates that come agree', () => {
  const { clock, pass, answer } = stage();
  answer(HOUR);
  const { ahead } = clock;
  for (let time = 0; time < 1_000; time += 1) {
    pass(137.3);
    answer(HOUR, { took: 300, late: 200 });
    expect(clock.ahead).toBe(ahead);
  }
});

it('does not say something else each time for a clock at the edge', () => {
  const { clock, pass, jump, answer } = stage();
  answer(10_200);
  expect(clock.ahead).toBeDefined();
  jump(600);
  expect(clock.ahead).toBeDefined();
  jump(-700);
  expect(clock.ahead).toBeDefined();
  jump(4_000);
  expect(clock.ahead).toBeUndefined();
  jump(-2_500);
  pass(1);
  expect(clock.ahead).toBeUndefined();
});

it('follows a clock that is put right', () => {
  const { clock, answer } = stage();
  answer(HOUR);
  expect(clock.ahead).toBeCloseTo(3_600, -1);
  answer(0);
  expect(clock.ahead).toBeUndefined();
});

it('is not moved by a jump of the portal’s own clock', () => {
  const { clock, jump, answer } = stage();
  answer(0);
  jump(HOUR);
  expect(clock.ahead).toBeCloseTo(-3_600, -1);
  expect(Math.abs(clock.now().getTime() - MIDNIGHT)).toBeLessThanOrEqual(1_000);
});

it.each([
  ['took long', { took: 12_000, late: 12_000 }],
  ['took a while, and may have been written at its begin', { took: 4_000 }],
])('takes no clock for wrong by an answer that %s', (_, how) => {
  const { clock, answer } = stage();
  answer(HOUR);
  const { ahead } = clock;
  answer(HOUR, how);
  expect(clock.ahead).toBe(ahead);
});

it.each([Number.NaN, 8.64e15, -8.64e15, 0])(
  'does not believe a date that no clock can have: %d',
  time => {
    const { clock } = stage();
    clock.dated(new Date(time), 0);
    expect(clock.ahead).toBeUndefined();
    expect(clock.now()).toEqual(new Date(MIDNIGHT));
  },
);
