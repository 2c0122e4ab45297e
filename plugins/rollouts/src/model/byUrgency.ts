import {
  attention,
  type RolloutSummary,
} from '@rollouts-portal/plugin-rollouts-common';

/** Orders rollouts: what waits for a person first, what is at rest last; then by name, so that rows do not jump. */
export function byUrgency(a: RolloutSummary, b: RolloutSummary): number {
  return (
    attention(a) - attention(b) ||
    a.name.localeCompare(b.name) ||
    a.id.localeCompare(b.id)
  );
}
