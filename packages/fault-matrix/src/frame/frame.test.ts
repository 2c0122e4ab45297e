import { asText } from './asText';
import type { FaultRow } from './FaultRow';
import { parseCommandLine } from './parseCommandLine';
import { hasPassed } from './RowResult';
import { runRows } from './runRows';

const row = (
  id: string,
  run: FaultRow['run'],
  isHeavy: boolean = false,
): FaultRow => ({ id, fault: 'rain', isHeavy, run });

const settings = { speed: 4, atATime: 2 };

async function textOf(run: FaultRow['run']): Promise<string> {
  const [result] = await runRows([row('F99', run)], settings, () => {});
  if (!result) throw new Error('no result');
  return asText({ ...result, seconds: 1 });
}

describe('a row', () => {
  it('has passed when all that was expected holds', async () => {
    const text = await textOf(async expect => expect('it is dry', true));
    expect(text).toBe('F99 ok     rain: 1 held (1 s)\n');
  });

  it.each<[string, FaultRow['run'], string]>([
    [
      'something does not hold',
      async take => {
        take('it is dry', true);
        take('it is warm', false);
      },
      'F99 FAILED rain: 1 held (1 s)\n    did not hold: it is warm\n',
    ],
    [
      'it breaks',
      async take => {
        take('it is dry', true);
        throw new Error('the roof fell in');
      },
      'F99 FAILED rain: 1 held (1 s)\n    the roof fell in\n',
    ],
    [
      'it expects nothing',
      async () => {},
      'F99 FAILED rain: 0 held (1 s)\n    nothing was expected\n',
    ],
  ])('has failed when %s, and says so', async (_, run, text) => {
    expect(await textOf(run)).toBe(text);
  });
});

describe('rows', () => {
  it('run whatever became of others, and are told in their order', async () => {
    const fine: FaultRow['run'] = async take => take('well', true);
    const broken: FaultRow['run'] = async () => {
      throw new Error('no');
    };
    const results = await runRows(
      [row('F01', broken), row('F02', fine), row('F03', fine)],
      settings,
      () => {},
    );
    expect(results.map(result => [result.id, hasPassed(result)])).toEqual([
      ['F01', false],
      ['F02', true],
      ['F03', true],
    ]);
  });

  it('that are heavy begin when all others have ended, one by one', async () => {
    const log: string[] = [];
    const logged =
      (id: string): FaultRow['run'] =>
      async () => {
        log.push(`${id} begins`);
        await Promise.resolve();
        log.push(`${id} ends`);
      };
    await runRows(
      [
        row('F01', logged('F01'), true),
        row('F02', logged('F02'), true),
        row('F03', logged('F03')),
      ],
      settings,
      () => {},
    );
    expect(log).toEqual([
      'F03 begins',
      'F03 ends',
      'F01 begins',
      'F01 ends',
      'F02 begins',
      'F02 ends',
    ]);
  });
});

describe('the command line', () => {
  it('wants all rows, hurried, when it says nothing', () => {
    expect(parseCommandLine([])).toEqual({
      only: [],
      json: false,
      speed: 4,
      atATime: 6,
      modelCheck: false,
      sequences: 300,
      seed: 1,
    });
  });

  it('may want one of them in real time', () => {
    expect(
      parseCommandLine(['--only', 'F01', '--real-time', '--json']),
    ).toMatchObject({ only: ['F01'], json: true, speed: 1, atATime: 16 });
  });

  it('may want nothing but random sequences, so many from such a seed', () => {
    const args = ['--model-check', '--sequences', '10000', '--seed', '7'];
    expect(parseCommandLine(args)).toMatchObject({
      modelCheck: true,
      sequences: 10000,
      seed: 7,
    });
  });

  it.each([
    ['--seed=any', '--seed wants a whole number, not any.'],
    ['--fast', "Unknown option '--fast'"],
  ])('is refused %s, and told why', (argument, why) => {
    expect(() => parseCommandLine([argument])).toThrow(why);
  });
});
