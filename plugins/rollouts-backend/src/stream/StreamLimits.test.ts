import { OpeningRate } from './OpeningRate';
import { StreamLimits } from './StreamLimits';

describe('StreamLimits', () => {
  it('refuses one person’s stream too many, but not another’s', () => {
    const limits = new StreamLimits(1, 10);
    limits.open('user:default/a');
    expect(() => limits.open('user:default/a')).toThrow(/close some/);
    expect(() => limits.open('user:default/b')).not.toThrow();
  });

  it('refuses who opens them too often, however few are open', () => {
    const rate = new OpeningRate({ atOnce: 1, perSecond: 1, clock: () => 0 });
    const limits = new StreamLimits(5, 10, rate);
    limits.open('user:default/a').close();
    expect(() => limits.open('user:default/a')).toThrow(/in a moment/);
    expect(() => limits.open('user:default/b')).not.toThrow();
  });

  it('refuses what the process cannot bear', () => {
    const limits = new StreamLimits(5, 2);
    limits.open('user:default/a');
    limits.open('user:default/b');
    expect(() => limits.open('user:default/c')).toThrow(/try again later/);
  });

  it('takes closed streams off the account, once', () => {
    const limits = new StreamLimits(1, 1);
    const stream = limits.open('user:default/a');
    expect(limits.size).toBe(1);
    stream.close();
    stream.close();
    expect(limits.size).toBe(0);
    limits.open('user:default/a');
    expect(() => limits.open('user:default/b')).toThrow(/try again later/);
  });

  it('ends all of them at shutdown', () => {
    const limits = new StreamLimits();
    const { signal } = limits.open('user:default/a');
    limits.closeAll();
    expect(signal.aborted).toBe(true);
  });
});
