import { parseCommandLine } from './parseCommandLine';

describe('parseCommandLine', () => {
  it('runs everything in full when nothing is said, always with the same seed', () => {
    const line = parseCommandLine([]);
    expect(line).toMatchObject({ quick: false, only: [] });
    expect(line.json).toBeUndefined();
    expect(line.seed).toBe(parseCommandLine([]).seed);
  });

  it('takes what to run, how, and where to write it', () => {
    const args = '--quick --only B1 --only derive --json out.json --seed 42';
    expect(parseCommandLine(args.split(' '))).toEqual({
      quick: true,
      only: ['B1', 'derive'],
      json: 'out.json',
      seed: 42,
    });
  });

  it.each([
    ['--slow', "Unknown option '--slow'"],
    ['B1', "Unexpected argument 'B1'"],
    ['--seed=x', '--seed wants a number of at most nine digits, not x.'],
    ['--only', "Option '--only <value>' argument missing"],
  ])('refuses %s, and says why', (argument, why) => {
    expect(() => parseCommandLine([argument])).toThrow(why);
  });
});
