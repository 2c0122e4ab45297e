import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';

import type { Answer } from './answerOf';
import { answerSchema, type BenchmarkPlan } from './benchmarkMessages';
import { nextMessage } from './nextMessage';

/**
 * Runs a benchmark in a process of its own, so that it finds none of what others leave behind: code compiled for their
 * objects, a heap, names that were met. That process has the flags of this one, and is gone when this settles.
 *
 * @param program - calls `runForParent`
 * @param patienceMs - for its end, once it has answered
 */
export async function runApart(
  program: string,
  plan: BenchmarkPlan,
  patienceMs = 10_000,
): Promise<Answer> {
  // JSON has no NaN, which is what could not be measured.
  const child = fork(program, [JSON.stringify(plan)], {
    serialization: 'advanced',
  });
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  try {
    return await nextMessage(child, answerSchema);
  } catch (error) {
    return {
      error: `without a result: ${
        error instanceof Error ? error.message : error
      }`,
    };
  } finally {
    await end(child, patienceMs);
    process.off('exit', kill);
  }
}

async function end(child: ChildProcess, patienceMs: number): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  if (child.connected) child.disconnect();
  const patience = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  await gone;
  clearTimeout(patience);
}
