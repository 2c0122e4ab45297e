import type { Answer } from './answerOf';
import type { Benchmark } from './Benchmark';
import { resultOf, type BenchmarkResult } from './BenchmarkResult';

/** One after the other. One that breaks does not keep the others from running. */
export async function runBenchmarks(
  benchmarks: readonly Benchmark[],
  run: (benchmark: Benchmark) => Promise<Answer>,
  onResult: (result: BenchmarkResult) => void,
): Promise<BenchmarkResult[]> {
  const results: BenchmarkResult[] = [];
  for (const benchmark of benchmarks) {
    const began = performance.now();
    const answer = await run(benchmark);
    const seconds = Math.round((performance.now() - began) / 100) / 10;
    const result = resultOf(benchmark, answer, seconds);
    results.push(result);
    onResult(result);
  }
  return results;
}
