import { OpeningRate } from './OpeningRate';

function stage() {
  let now = 0;
  const rate = new OpeningRate({
    atOnce: 3,
    perSecond: 2,
    clock: () => now,
  });
  return {
    take: (user: string) => rate.take(user),
    pass: (ms: number) => {
      now += ms;
    },
  };
}

describe('OpeningRate', () => {
  it('lets one person do so much at once, and no more', () => {
    const { take } = stage();
    expect([1, 2, 3, 4].map(() => take('a'))).toEqual([
      true,
      true,
      true,
      false,
    ]);
    expect(take('b')).toBe(true);
  });

  it('pays back with time, also to who was refused', () => {
    const { take, pass } = stage();
    for (let i = 0; i < 10; i += 1) take('a');
    pass(499);
    expect(take('a')).toBe(false);
    pass(1);
    expect(take('a')).toBe(true);
    expect(take('a')).toBe(false);
    pass(60_000);
    expect([1, 2, 3, 4].map(() => take('a'))).toEqual([
      true,
      true,
      true,
      false,
    ]);
  });
});
