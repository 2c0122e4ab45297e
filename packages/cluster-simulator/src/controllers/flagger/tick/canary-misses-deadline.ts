import { rollBack } from '../rollBack';
import type { TickPart } from '../TickPart';

export const canaryMissesDeadline: TickPart = {
  name: 'canary-misses-deadline',
  matches: tick =>
    tick.isIn('Progressing', 'WaitingPromotion') &&
    tick.unreadyTarget?.isFinal === true,
  next: tick => [
    tick.warns(
      `canary deployment ${tick.targetName} not ready: ${tick.unreadyTarget?.reason}`,
    ),
    ...rollBack(tick),
  ],
};
