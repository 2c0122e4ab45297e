import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

// Tools are no packages.
// eslint-disable-next-line @backstage/no-relative-monorepo-imports
import type { CheckProgram, Ground } from '../../../tools/check/CheckProgram';
import { allBenchmarks } from './benchmarks/allBenchmarks';
import { asJson } from './frame/asJson';
import { asText } from './frame/asText';
import type { Benchmark } from './frame/Benchmark';
import { describeCode } from './frame/describeCode';
import { describeMachine } from './frame/describeMachine';
import {
  parseCommandLine,
  USAGE,
  type CommandLine,
} from './frame/parseCommandLine';
import { runApart } from './frame/runApart';
import { runBenchmarks } from './frame/runBenchmarks';
import { totalOf } from './frame/totalOf';

// eslint-disable-next-line no-restricted-syntax -- this package is run as it lies there, and never built
const PROGRAM = join(__dirname, '../bin/benchmark.mjs');

/** What `npm run bench` does. */
export const bench: CheckProgram<Benchmark> = {
  name: 'bench',
  usage: USAGE,
  plan: args => {
    const line = parseCommandLine(args);
    return {
      all: allBenchmarks,
      only: line.only,
      run: (benchmarks, ground) => run(benchmarks, line, ground),
    };
  },
};

async function run(
  benchmarks: readonly Benchmark[],
  { json, quick, seed }: CommandLine,
  { postgres, skipped }: Ground,
): Promise<number> {
  const machine = describeMachine();
  const code = describeCode(process.cwd());
  process.stdout.write(
    `${machine.processors}, ${machine.memory}, ${machine.system}, Node ${machine.node}, load ${machine.load}; seed ${seed}\n\n`,
  );
  const results = await runBenchmarks(
    benchmarks,
    ({ id }) => runApart(PROGRAM, { id, quick, seed, postgres }),
    result => process.stdout.write(asText(result)),
  );
  process.stdout.write(skipped.text);
  if (json !== undefined) {
    writeFileSync(json, asJson(results, { quick, seed, machine, code }));
  }
  const { passed, failed } = totalOf(results);
  process.stdout.write(
    skipped.count > 0
      ? `${passed} passed, ${failed} failed, ${skipped.count} skipped\n`
      : `${passed} passed, ${failed} failed\n`,
  );
  return failed > 0 ? 1 : 0;
}
