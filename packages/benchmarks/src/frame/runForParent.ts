import { answerOf } from './answerOf';
import type { Benchmark } from './Benchmark';
import { answerSchema, benchmarkPlanSchema } from './benchmarkMessages';

/** The process behind `runApart`: runs one of these and says what came of it; ends when its parent has heard that, or goes. */
export async function runForParent(
  benchmarks: readonly Benchmark[],
  plan: string,
): Promise<void> {
  const { id, ...conditions } = benchmarkPlanSchema.parse(JSON.parse(plan));
  const benchmark = benchmarks.find(each => each.id === id);
  if (!benchmark) throw new Error(`no benchmark ${id}`);
  // Whatever a peer still has open must not keep us.
  process.once('disconnect', () => process.exit());
  // But a benchmark that waits for nothing that could come must end, and not wait for its parent.
  process.channel?.unref();
  const answer = await answerOf(benchmark, conditions);
  process.channel?.ref();
  // The parent would wait for ever for an answer that it cannot read.
  process.send?.(answerSchema.parse(answer));
}
