import { VirtualClock } from './VirtualClock';
import { WarmUpClock } from './WarmUpClock';

const MINUTE = 60_000;

describe('WarmUpClock', () => {
  const never = new AbortController().signal;
  let machine: VirtualClock;
  let clock: WarmUpClock;

  beforeEach(() => {
    machine = new VirtualClock(new Date('2026-01-05T09:00:00Z'));
    clock = new WarmUpClock(10 * MINUTE, machine);
  });

  it('begins in the past and catches up with the machine', async () => {
    expect(clock.now()).toEqual(new Date('2026-01-05T08:50:00Z'));
    await clock.catchUp();
    expect(clock.now()).toEqual(machine.now());
  });

  it('also catches up with the time that catching up has taken', async () => {
    let now = Date.parse('2026-01-05T09:00:00Z');
    const busy = new WarmUpClock(10 * MINUTE, {
      now: () => new Date(now),
      wait: () => Promise.resolve(),
    });
    void busy.wait(MINUTE, never).then(() => {
      now += 3 * MINUTE;
    });
    let woken = false;
    void busy.wait(12 * MINUTE, never).then(() => {
      woken = busy.now() < new Date(now);
    });
    await busy.catchUp();
    expect(woken).toBe(true);
  });

  it('lets those who wait act at their time on the way', async () => {
    const seen: string[] = [];
    void clock.wait(4 * MINUTE, never).then(async () => {
      seen.push(clock.now().toISOString());
      await clock.wait(2 * MINUTE, never);
      seen.push(clock.now().toISOString());
    });
    await clock.catchUp();
    expect(seen).toEqual([
      '2026-01-05T08:54:00.000Z',
      '2026-01-05T08:56:00.000Z',
    ]);
  });

  it('wakes on the way also at a moment that is no whole millisecond', async () => {
    let woken = false;
    void clock.wait(MINUTE + 0.4, never).then(() => {
      woken = true;
    });
    await clock.catchUp();
    expect(woken).toBe(true);
  });

  it('takes a wait that began before over to the time of the machine', async () => {
    let woken = false;
    void clock.wait(12 * MINUTE, never).then(() => {
      woken = true;
    });
    await clock.catchUp();
    await machine.advance(2 * MINUTE - 1);
    expect(woken).toBe(false);
    await machine.advance(1);
    expect(woken).toBe(true);
  });

  it('ends a wait when its signal aborts, before and after', async () => {
    const before = new AbortController();
    const waiting = clock.wait(MINUTE, before.signal);
    before.abort();
    await waiting;
    await clock.catchUp();
    const after = new AbortController();
    const waitingAgain = clock.wait(MINUTE, after.signal);
    after.abort();
    await waitingAgain;
    expect(clock.now()).toEqual(machine.now());
  });
});
