import { alternate } from './alternate';
import { median } from './median';

describe('median', () => {
  it.each([
    [[5], 5],
    [[9, 1, 5], 5],
    [[1, 9, 3, 5], 4],
    [[10, 9], 9.5],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it('of nothing is no number, so that no gate holds by it', () => {
    expect(median([])).toBeNaN();
  });

  it('leaves the values in their order', () => {
    const values = [3, 1, 2];
    median(values);
    expect(values).toEqual([3, 1, 2]);
  });
});

describe('alternate', () => {
  const tidy = () => {};
  /** Costs are told one after the other; the last repeats. */
  const costing = (...costs: number[]) => {
    const left = [...costs];
    return () => (left.length > 1 ? left.shift() : left[0]) ?? NaN;
  };

  it('lets every contestant run once a round, in turn, then in reverse', async () => {
    const ran: string[] = [];
    const contestant = (name: string) => async () => {
      ran.push(name);
      return 1;
    };
    await alternate(
      { a: contestant('a'), b: contestant('b') },
      { rounds: 3, warmUp: 0, tidy },
    );
    expect(ran).toEqual(['a', 'b', 'b', 'a', 'a', 'b']);
  });

  it('tidies up before every run, so that nobody pays for another', async () => {
    const did: string[] = [];
    await alternate(
      { a: () => did.push('a'), b: () => did.push('b') },
      { rounds: 1, warmUp: 0, tidy: () => did.push('tidy') },
    );
    expect(did).toEqual(['tidy', 'a', 'tidy', 'b']);
  });

  it('forgets what the rounds before those that count have cost', async () => {
    const runs = await alternate(
      { ours: costing(1000, 10, 12, 11) },
      { rounds: 3, warmUp: 1, tidy },
    );
    expect(runs.median('ours')).toBe(11);
  });

  it('compares within a round, so that a slow machine slows both', async () => {
    const runs = await alternate(
      { ours: costing(1, 100, 2), theirs: costing(2, 200, 4) },
      { rounds: 3, warmUp: 0, tidy },
    );
    expect(runs.ratio('ours', 'theirs')).toBe(0.5);
  });

  it('is not moved by a single odd round', async () => {
    const runs = await alternate(
      { ours: costing(1, 1, 50, 1, 1), theirs: costing(2) },
      { rounds: 5, warmUp: 0, tidy },
    );
    expect(runs.ratio('ours', 'theirs')).toBe(0.5);
  });

  it('ends with the failure of a contestant', async () => {
    const failing = () => Promise.reject(new Error('no server'));
    await expect(
      alternate({ failing }, { rounds: 1, warmUp: 0, tidy }),
    ).rejects.toThrow('no server');
  });
});
