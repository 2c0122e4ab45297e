import { PendingChanges, type FeedBatch } from './PendingChanges';

const GATHER = 500;

describe('changes that are gathered', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  /** What is handed over, and after how many ms. */
  async function next(changes: PendingChanges) {
    const began = performance.now();
    let handed: FeedBatch | 'end' | undefined;
    changes.next(GATHER).then(batch => {
      handed = batch;
    });
    while (handed === undefined) await jest.advanceTimersByTimeAsync(1);
    return {
      ids: handed === 'end' ? [] : [...handed.rollouts],
      after: performance.now() - began,
    };
  }

  async function afterFirst() {
    const changes = new PendingChanges();
    changes.rollout('first');
    await next(changes);
    return changes;
  }

  it('are handed over together, as long after the first as they are gathered', async () => {
    const changes = new PendingChanges();
    setTimeout(() => changes.rollout('a'), 1_000);
    setTimeout(() => changes.rollout('b'), 1_000 + GATHER - 1);
    expect(await next(changes)).toEqual({
      ids: ['a', 'b'],
      after: 1_000 + GATHER,
    });
  });

  it.each([
    { sending: 100, after: 400 },
    { sending: 240, after: 260 },
  ])(
    'go out in step while they keep coming, though sending takes $sending ms',
    async ({ sending, after }) => {
      const changes = await afterFirst();
      setTimeout(() => changes.rollout('second'), sending + 5);
      await jest.advanceTimersByTimeAsync(sending);
      expect(await next(changes)).toEqual({ ids: ['second'], after });
    },
  );

  it.each([300, 5_000])(
    'leave half of the time to others when sending takes %i ms',
    async sending => {
      const changes = await afterFirst();
      changes.rollout('second');
      await jest.advanceTimersByTimeAsync(sending);
      expect(await next(changes)).toEqual({
        ids: ['second'],
        after: GATHER / 2,
      });
    },
  );

  it('do not get ahead of their step, where timers go off early', async () => {
    const { setTimeout: onTime } = globalThis;
    jest
      .spyOn(globalThis, 'setTimeout')
      .mockImplementation((run, ms = 0) => onTime(run, ms - 3));
    const changes = await afterFirst();
    const began = performance.now();
    const steps = 10;
    for (let step = 0; step < steps; step += 1) {
      changes.rollout('again');
      await next(changes);
    }
    expect(performance.now() - began).toBe(steps * GATHER);
  });

  it('are gathered for the whole time again when there was none for a while', async () => {
    const changes = await afterFirst();
    setTimeout(() => changes.rollout('second'), GATHER + 10);
    expect(await next(changes)).toEqual({
      ids: ['second'],
      after: GATHER + 10 + GATHER,
    });
  });
});
