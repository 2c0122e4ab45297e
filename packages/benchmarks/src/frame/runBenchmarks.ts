import type { Benchmark, Conditions } from './Benchmark';
import { resultOf, type BenchmarkResult } from './BenchmarkResult';

/** One after the other. One that breaks does not keep the others from running. */
export async function runBenchmarks(
  benchmarks: readonly Benchmark[],
  conditions: Conditions,
  onResult: (result: BenchmarkResult) => void,
): Promise<BenchmarkResult[]> {
  const results: BenchmarkResult[] = [];
  for (const benchmark of benchmarks) {
    const result = await resultOfRun(benchmark, conditions);
    results.push(result);
    onResult(result);
  }
  return results;
}

async function resultOfRun(
  benchmark: Benchmark,
  conditions: Conditions,
): Promise<BenchmarkResult> {
  const began = performance.now();
  const seconds = () => Math.round((performance.now() - began) / 100) / 10;
  try {
    const outcome = await benchmark.run(conditions);
    return resultOf(benchmark, outcome, seconds());
  } catch (error) {
    return {
      ...resultOf(benchmark, { gates: [], reports: [] }, seconds()),
      error: error instanceof Error ? error.stack ?? error.message : `${error}`,
    };
  }
}
