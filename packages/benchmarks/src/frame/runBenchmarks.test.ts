import { answerOf } from './answerOf';
import { asJson } from './asJson';
import { asText } from './asText';
import type { Benchmark, Gate } from './Benchmark';
import { gateHolds } from './gateHolds';
import { runBenchmarks } from './runBenchmarks';
import { totalOf } from './totalOf';

const CONDITIONS = { quick: true, seed: 7 };
const MACHINE = {
  processors: '2 × abacus',
  memory: '1 GiB',
  system: 'linux x64',
  node: 'v24.0.0',
  load: 0,
};
const CODE = { commit: '1a2b3c4', isCommitted: true };

function benchmark(id: string, run: Benchmark['run']): Benchmark {
  return { id, what: `what ${id} costs`, peers: ['a peer'], run };
}

function gate(name: string, value: number): Gate {
  return { name, value, unit: 'CU', atMost: 2.5 };
}

/** Nothing of it needs a process of its own, as `runApart.test.ts` has. */
const inThisProcess = (each: Benchmark) => answerOf(each, CONDITIONS);

const half = benchmark('half', async () => ({
  gates: [gate('cheap', 1.234567), gate('dear', 99)],
  reports: [
    { name: 'page', value: 12.3456, unit: 'ms', aimAtMost: 10 },
    { name: 'start', value: 2.5, unit: 'ms', aimAtMost: 3, aim: 'a blink' },
    { name: 'unmeasured', value: NaN, unit: 'ms', aimAtMost: 3 },
  ],
}));
const broken = benchmark('broken', async () => {
  throw new Error('the server is gone');
});

describe('gateHolds', () => {
  it.each([
    [{ atMost: 2 }, 2, true],
    [{ atMost: 2 }, 2.001, false],
    [{ atLeast: 15 }, 15, true],
    [{ atLeast: 15 }, 14.9, false],
    [{ atMost: 2 }, NaN, false],
    [{ atLeast: 15 }, NaN, false],
  ])('says of %j and %d: %s', (bound, value, expected) => {
    expect(gateHolds({ name: 'g', unit: '', value, ...bound })).toBe(expected);
  });
});

describe('runBenchmarks', () => {
  it('counts gates, and a benchmark that breaks as one that failed', async () => {
    const results = await runBenchmarks(
      [broken, half],
      inThisProcess,
      () => {},
    );
    expect(totalOf(results)).toEqual({ passed: 1, failed: 2 });
  });

  it('tells of each as soon as it is done', async () => {
    const told: string[] = [];
    await runBenchmarks([broken, half], inThisProcess, ({ id }) => {
      told.push(id);
    });
    expect(told).toEqual(['broken', 'half']);
  });

  it('prints a table: the verdict, the value to three digits, the bound, an aim that is missed', async () => {
    const [result] = await runBenchmarks([half], inThisProcess, () => {});
    const lines = (result ? asText(result) : '')
      .split('\n')
      .map(line => line.replace(/ +/g, ' ').trim());
    expect(lines[0]).toBe('half: what half costs');
    expect(lines).toContain('ok cheap 1.23 CU at most 2.5');
    expect(lines).toContain('FAILED dear 99 CU at most 2.5');
    expect(lines).toContain('page 12.3 ms aim: at most 10; missed');
    expect(lines).toContain('start 2.5 ms aim: at most 3, a blink');
    expect(lines).toContain('unmeasured NaN ms aim: at most 3; missed');
  });

  it('prints why a benchmark broke', async () => {
    const [result] = await runBenchmarks([broken], inThisProcess, () => {});
    expect(result && asText(result)).toContain('the server is gone');
  });

  it('writes everything as JSON, with what was measured, each gate with its verdict', async () => {
    const results = await runBenchmarks([half], inThisProcess, () => {});
    expect(
      JSON.parse(
        asJson(results, { ...CONDITIONS, machine: MACHINE, code: CODE }),
      ),
    ).toEqual({
      commit: '1a2b3c4',
      isCommitted: true,
      machine: MACHINE,
      quick: true,
      seed: 7,
      passed: 1,
      failed: 1,
      benchmarks: [
        {
          id: 'half',
          what: 'what half costs',
          peers: ['a peer'],
          seconds: expect.any(Number),
          gates: [
            {
              name: 'cheap',
              value: 1.234567,
              unit: 'CU',
              atMost: 2.5,
              holds: true,
            },
            { name: 'dear', value: 99, unit: 'CU', atMost: 2.5, holds: false },
          ],
          reports: [
            { name: 'page', value: 12.3456, unit: 'ms', aimAtMost: 10 },
            {
              name: 'start',
              value: 2.5,
              unit: 'ms',
              aimAtMost: 3,
              aim: 'a blink',
            },
            { name: 'unmeasured', value: null, unit: 'ms', aimAtMost: 3 },
          ],
        },
      ],
    });
  });
});
