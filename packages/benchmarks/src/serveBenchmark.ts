import { allBenchmarks } from './benchmarks/allBenchmarks';
import { runForParent } from './frame/runForParent';

/** The process of one benchmark: runs it, says what came of it, and ends with its parent. */
export async function serveBenchmark(plan: string): Promise<void> {
  await runForParent(allBenchmarks, plan);
}
