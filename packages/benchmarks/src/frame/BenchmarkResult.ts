import type { Answer } from './answerOf';
import type { Benchmark, Gate, Outcome } from './Benchmark';
import { gateHolds } from './gateHolds';

/** What came of one benchmark. */
export type BenchmarkResult = Pick<Benchmark, 'id' | 'what' | 'peers'> & {
  gates: readonly (Gate & { holds: boolean })[];
  reports: Outcome['reports'];
  seconds: number;
  /** Why there is no outcome. */
  error?: string;
};

export function resultOf(
  { id, what, peers }: Benchmark,
  answer: Answer,
  seconds: number,
): BenchmarkResult {
  const about = { id, what, peers, seconds };
  if ('error' in answer) {
    return { ...about, gates: [], reports: [], error: answer.error };
  }
  const { gates, reports } = answer;
  return {
    ...about,
    gates: gates.map(gate => ({ ...gate, holds: gateHolds(gate) })),
    reports,
  };
}
