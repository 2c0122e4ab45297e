import type { Gate } from './Benchmark';

/** What could not be measured does not hold. */
export function gateHolds(gate: Gate): boolean {
  return 'atMost' in gate
    ? gate.value <= gate.atMost
    : gate.value >= gate.atLeast;
}
