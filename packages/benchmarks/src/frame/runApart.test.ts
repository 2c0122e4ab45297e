import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

import { z } from 'zod';

import type { Answer } from './answerOf';
import type { Benchmark } from './Benchmark';
import { nextMessage } from './nextMessage';
import { runApart } from './runApart';
import { runBenchmarks } from './runBenchmarks';
import { totalOf } from './totalOf';

// eslint-disable-next-line no-restricted-syntax -- this package is run as it lies there, and never built
const PROGRAM = join(__dirname, 'testing/fakeBenchmarks.mjs');

const planOf = (id: string) => ({ id, quick: true, seed: 7 });

/** Nothing of what it does at its end is worth waiting for. */
const answerOf = (id: string): Promise<Answer> =>
  runApart(PROGRAM, planOf(id), 0);

// A process reads TypeScript before it does anything.
jest.setTimeout(60_000);

it('hears from its process what was measured, and what could not be', async () => {
  expect(await runApart(PROGRAM, planOf('measures'))).toEqual({
    gates: [{ name: 'quick', value: 7, unit: 'CU', atMost: 8 }],
    reports: [
      { name: 'unmeasured', value: NaN, unit: 'ms', aimAtMost: 5, aim: 'any' },
    ],
  });
});

it('hears why a benchmark broke, and where', async () => {
  expect(await answerOf('breaks')).toEqual({
    error: expect.stringMatching(
      /^Error: the server is gone\n.*fakeBenchmarks\.mjs/,
    ),
  });
});

it.each([
  ['crashes', 'SIGKILL'],
  ['leaves', '0'],
  ['waits for nothing', '13'],
])('says of one that %s how its process ended', async (id, end) => {
  expect(await answerOf(id)).toEqual({
    error: `without a result: the process ended with ${end}`,
  });
});

it('waits neither for what a benchmark leaves open, nor for one that hangs on exit', async () => {
  const nothing = { gates: [], reports: [] };
  expect(await runApart(PROGRAM, planOf('stays'))).toEqual(nothing);
  expect(await answerOf('hangs on exit')).toEqual(nothing);
});

it('goes on to the next after one that crashes, which has failed', async () => {
  const benchmarks = ['crashes', 'measures'].map(
    (id): Benchmark => ({
      id,
      what: id,
      peers: [],
      run: () => Promise.reject(new Error('not in this process')),
    }),
  );
  const results = await runBenchmarks(
    benchmarks,
    ({ id }) => answerOf(id),
    () => {},
  );
  expect(totalOf(results)).toEqual({ passed: 1, failed: 1 });
});

it('leaves no process that outlives its parent', async () => {
  const child = fork(PROGRAM, [JSON.stringify(planOf('goes on'))]);
  await nextMessage(child, z.literal('it has begun'));
  // As the death of the parent looks from there.
  child.disconnect();
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
});
