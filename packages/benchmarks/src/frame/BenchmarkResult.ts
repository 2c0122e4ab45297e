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
  { gates, reports }: Outcome,
  seconds: number,
): BenchmarkResult {
  return {
    id,
    what,
    peers,
    gates: gates.map(gate => ({ ...gate, holds: gateHolds(gate) })),
    reports,
    seconds,
  };
}
