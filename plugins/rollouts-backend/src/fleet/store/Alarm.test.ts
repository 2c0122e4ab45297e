import { ManualClock } from '../../cluster/testing/ManualClock';
import { Alarm } from './Alarm';

const DAY = 24 * 3_600_000;

function stage() {
  const clock = new ManualClock();
  const rung: number[] = [];
  const start = clock.now().getTime();
  const alarm = new Alarm(clock, () => {
    rung.push(clock.now().getTime() - start);
  });
  return {
    clock,
    rung,
    set: (ms?: number) => alarm.set(ms === undefined ? ms : start + ms),
  };
}

it('rings at what it was set to last, and once', async () => {
  const { clock, rung, set } = stage();
  set(5_000);
  set(2_000);
  set(3_000);
  await clock.advance(2_999);
  expect(rung).toEqual([]);
  await clock.advance(1);
  await clock.advance(60_000);
  expect(rung).toEqual([3_000]);
});

it('is a single timer, and none when it is not set', async () => {
  const { clock, set } = stage();
  set(5_000);
  set(2_000);
  expect(await clock.sleepsOf(() => true, 1)).toEqual([2_000]);
  set(undefined);
  await clock.untilNobodySleeps();
});

it('looks at the clock again before long, as a timer cannot be set to a month and clocks are set', async () => {
  const { clock, rung, set } = stage();
  set(30 * DAY);
  expect(await clock.sleepOf(() => true)).toBe(clock.lookAgain);
  await clock.advance(clock.lookAgain);
  expect(rung).toEqual([clock.lookAgain]);
});

it('rings at once for what is past', async () => {
  const { clock, rung, set } = stage();
  set(-1);
  await clock.advance(0);
  expect(rung).toEqual([0]);
});
