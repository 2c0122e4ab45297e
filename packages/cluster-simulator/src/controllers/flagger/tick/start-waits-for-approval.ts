import { hookAnswers } from '../hookAnswers';
import type { TickPart } from '../TickPart';

/** A closed confirm-rollout gate; it is told once. */
export const startWaitsForApproval: TickPart = {
  name: 'start-waits-for-approval',
  matches: tick =>
    tick.isIn('Initialized', 'Succeeded', 'Failed', 'Waiting') &&
    hookAnswers(tick.canary, 'confirm-rollout').some(({ passes }) => !passes),
  next: tick => {
    if (tick.isIn('Waiting')) return [];
    const closed = hookAnswers(tick.canary, 'confirm-rollout').find(
      ({ passes }) => !passes,
    );
    return [
      tick.enters('Waiting', {
        canaryWeight: 0,
        iterations: 0,
        failedChecks: 0,
        // Written with every tick while Failed, so it is up to date there, and only there.
        ...(tick.isIn('Failed') && { lastAppliedSpec: tick.hash }),
      }),
      tick.warns(
        `Halt ${tick.name} advancement waiting for approval ${closed?.name}`,
      ),
    ];
  },
};
