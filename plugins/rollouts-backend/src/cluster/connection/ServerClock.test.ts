import { ServerClock } from './ServerClock';

const MIDNIGHT = Date.UTC(2026, 10, 21);
const HOUR = 3_600_000;

function stage() {
  let passed = 0;
  let jumped = 0;
  const clock = new ServerClock({
    now: () => new Date(MIDNIGHT + passed + jumped),
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
    /** As a server writes it: without the milliseconds. */
    answer: (ahead: number) =>
      clock.dated(
        new Date(Math.floor((MIDNIGHT + passed + ahead) / 1_000) * 1_000),
      ),
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
    expect(clock.ahead).toBeCloseTo(ahead / 1_000, -1);
    expect(
      Math.abs(clock.now().getTime() - (MIDNIGHT + 500 + ahead)),
    ).toBeLessThanOrEqual(1_000);
  },
);

it('says the same as long as the dates that come agree', () => {
  const { clock, pass, answer } = stage();
  answer(HOUR);
  const { ahead } = clock;
  for (let time = 0; time < 100; time += 1) {
    pass(1_370);
    answer(HOUR);
    expect(clock.ahead).toBe(ahead);
  }
});

it('follows a clock that is put right', () => {
  const { clock, answer } = stage();
  answer(HOUR);
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
