/** A weight as percent, with at most two decimals; `maxTrafficWeight` may count in another number than 100. */
export function percentOf(weight: number, max: number): number {
  return Math.round((weight / max) * 10_000) / 100;
}
