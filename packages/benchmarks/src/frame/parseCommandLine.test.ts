import { CommandLineError } from './CommandLineError';
import { parseCommandLine } from './parseCommandLine';

const IDS = ['derive', 'B1'];

describe('parseCommandLine', () => {
  it('runs everything in full when nothing is said, always with the same seed', () => {
    const line = parseCommandLine([], IDS);
    expect(line).toMatchObject({ quick: false, only: [] });
    expect(line.json).toBeUndefined();
    expect(line.seed).toBe(parseCommandLine([], IDS).seed);
  });

  it('takes what to run, how, and where to write it', () => {
    const args = '--quick --only B1 --only derive --json out.json --seed 42';
    expect(parseCommandLine(args.split(' '), IDS)).toEqual({
      quick: true,
      only: ['B1', 'derive'],
      json: 'out.json',
      seed: 42,
    });
  });

  it('names the ids that there are when it does not know one', () => {
    expect(() => parseCommandLine(['--only', 'B99'], IDS)).toThrow(
      new CommandLineError('There is no benchmark B99. There are derive, B1.'),
    );
  });

  it.each([['--slow'], ['B1'], ['--seed=x'], ['--only']])(
    'refuses %s',
    argument => {
      expect(() => parseCommandLine([argument], IDS)).toThrow(CommandLineError);
    },
  );
});
