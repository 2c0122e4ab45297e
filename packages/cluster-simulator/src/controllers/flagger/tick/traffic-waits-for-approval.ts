import { hookAnswers } from '../hookAnswers';
import type { Tick } from '../Tick';
import type { TickPart } from '../TickPart';

/** A closed gate between two weights; nothing but the repeated warning shows it. */
export const trafficWaitsForApproval: TickPart = {
  name: 'traffic-waits-for-approval',
  matches: tick =>
    asksForTraffic(tick) &&
    hookAnswers(tick.canary, 'confirm-traffic-increase').some(
      ({ passes }) => !passes,
    ),
  next: tick => {
    const closed = hookAnswers(tick.canary, 'confirm-traffic-increase').find(
      ({ passes }) => !passes,
    );
    return [
      tick.warns(
        `Halt ${tick.name} advancement waiting for traffic increase approval ${closed?.name}`,
      ),
    ];
  },
};

/** Before each weight and before the promotion, but not while traffic is mirrored. */
export function asksForTraffic(tick: Tick): boolean {
  return (
    tick.settings.strategy === 'weights' &&
    !tick.routes.mirrored &&
    !tick.isIn('WaitingPromotion')
  );
}
