import { SyncTurns } from './SyncTurns';
import { ManualClock } from './testing/ManualClock';

describe('turns for listing', () => {
  let clock: ManualClock;
  let turns: SyncTurns;
  let began: string[];
  const never = new AbortController().signal;

  beforeEach(() => {
    clock = new ManualClock();
    turns = new SyncTurns({ atATime: 2, holdsUpFor: 10_000, timing: clock });
    began = [];
  });

  async function take(name: string, signal = never) {
    const end = await turns.take(signal);
    began.push(name);
    return end;
  }

  const settled = () =>
    new Promise(resolve => {
      setImmediate(resolve);
    });

  it('are given to so many at a time, in the order in which they came', async () => {
    const first = await take('first');
    const second = await take('second');
    void take('third');
    void take('fourth');
    await settled();
    expect(began).toEqual(['first', 'second']);
    second();
    second();
    await settled();
    expect(began).toEqual(['first', 'second', 'third']);
    first();
    await settled();
    expect(began).toEqual(['first', 'second', 'third', 'fourth']);
  });

  it('do not wait for who takes long', async () => {
    const slow = await take('slow');
    await take('slower');
    void take('next');
    await clock.advance(10_000);
    await settled();
    expect(began).toEqual(['slow', 'slower', 'next']);
    // Its turn is over already; ending it gives none away.
    slow();
    await take('one more');
    void take('too many');
    await settled();
    expect(began).not.toContain('too many');
  });

  it('are not kept for who gave up waiting', async () => {
    const first = await take('first');
    await take('second');
    const stopping = new AbortController();
    const gaveUp = take('third', stopping.signal).catch(
      (error: Error) => error.message,
    );
    void take('fourth');
    stopping.abort(new Error('stopped'));
    expect(await gaveUp).toBe('stopped');
    first();
    await settled();
    expect(began).toEqual(['first', 'second', 'fourth']);
  });
});
