import type { BenchmarkResult } from './BenchmarkResult';

export type Total = { passed: number; failed: number };

/** Counts gates; a benchmark that broke counts as one that failed. */
export function totalOf(results: readonly BenchmarkResult[]): Total {
  const gates = results.flatMap(result => result.gates);
  const passed = gates.filter(({ holds }) => holds).length;
  const broken = results.filter(({ error }) => error !== undefined).length;
  return { passed, failed: gates.length - passed + broken };
}
