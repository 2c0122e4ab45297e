import type {
  Phase,
  RolloutSummary,
} from '@rollouts-portal/plugin-rollouts-common';

// Lower comes first.
const URGENCY: Record<Phase, number> = {
  Degraded: 1,
  Progressing: 2,
  Paused: 3,
  Unknown: 4,
  Healthy: 5,
};

function urgency({ phase, waitingFor }: RolloutSummary): number {
  return waitingFor?.what === 'human' ? 0 : URGENCY[phase];
}

/** Orders rollouts: what waits for a person first, what is at rest last; then by name, so that rows do not jump. */
export function byUrgency(a: RolloutSummary, b: RolloutSummary): number {
  return (
    urgency(a) - urgency(b) ||
    a.name.localeCompare(b.name) ||
    a.id.localeCompare(b.id)
  );
}
