import type { FlaggerFacts } from './FlaggerFacts';

/** How far a run is: `index` counts completed steps. Absent where none has begun, and where it has failed. */
export function runPosition(
  { analysis: { run }, status }: FlaggerFacts,
  /** What the route says, which is truer than the status. */
  share: number | undefined,
): { index: number; count: number } | undefined {
  const count = run.by === 'weights' ? run.weights.length : run.count;
  if (count === 0) return undefined;
  switch (status.phase) {
    case 'Progressing': {
      const reached =
        run.by === 'weights'
          ? run.weights.filter(weight => weight <= weightNow(status, share))
              .length
          : Math.min(Math.max(status.iterations, 0), count);
      // The step that was reached is being checked; it is done when the next one begins.
      return { index: Math.max(reached - 1, 0), count };
    }
    case 'WaitingPromotion':
    case 'Promoting':
    case 'Finalising':
    case 'Succeeded':
      return { index: count, count };
    default:
      return undefined;
  }
}

function weightNow(
  { canaryWeight }: FlaggerFacts['status'],
  share: number | undefined,
): number {
  // The route is written first, so between two ticks it is never behind.
  return Math.max(canaryWeight, share ?? 0);
}
