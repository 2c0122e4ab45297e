import type { RolloutSummary } from '../api/rolloutSchema';
import type { Phase } from './Phase';
import { waitsForPerson } from './waitsForPerson';

// Lower comes first.
const URGENCY: Record<Phase, number> = {
  Degraded: 1,
  Progressing: 2,
  Paused: 3,
  Unknown: 4,
  Healthy: 5,
};

/** How urgently a rollout asks to be looked at: 0 waits for a person, then what failed, what moves, what is at rest. */
export function attention({
  phase,
  waitingFor,
}: Pick<RolloutSummary, 'phase' | 'waitingFor'>): number {
  return waitsForPerson(waitingFor) ? 0 : URGENCY[phase];
}
