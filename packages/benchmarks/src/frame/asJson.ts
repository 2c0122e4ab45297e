import type { Conditions } from './Benchmark';
import type { BenchmarkResult } from './BenchmarkResult';
import type { Code } from './describeCode';
import type { Machine } from './describeMachine';
import { totalOf } from './totalOf';

/** All that is known of a run, for machines. A value that could not be measured is null. */
export function asJson(
  results: readonly BenchmarkResult[],
  { quick, seed, machine, code }: Conditions & { machine: Machine; code: Code },
): string {
  return `${JSON.stringify(
    { ...code, machine, quick, seed, benchmarks: results, ...totalOf(results) },
    undefined,
    2,
  )}\n`;
}
