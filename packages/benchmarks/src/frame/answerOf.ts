import type { Benchmark, Conditions, Outcome } from './Benchmark';

/** What came of running a benchmark, or why nothing did. */
export type Answer = Outcome | { error: string };

export async function answerOf(
  benchmark: Benchmark,
  conditions: Conditions,
): Promise<Answer> {
  try {
    return await benchmark.run(conditions);
  } catch (error) {
    return {
      error: error instanceof Error ? error.stack ?? error.message : `${error}`,
    };
  }
}
