import { routing } from '../routes';
import { ALL_TO_PRIMARY } from '../routing/Router';
import type { TickPart } from '../TickPart';

/** The primary has the new version; the traffic goes back to it, in one go or in steps. */
export const trafficReturns: TickPart = {
  name: 'traffic-returns',
  matches: tick => tick.isIn('Promoting'),
  next: tick => {
    const { canary, view, routes, settings } = tick;
    const done = tick.enters('Finalising', { canaryWeight: 0, iterations: 0 });
    if (settings.provider === 'kubernetes') return [done];
    if (settings.stepWeightPromotion === 0) {
      return [
        tick.tells('Routing all traffic to primary'),
        ...routing(canary, view, ALL_TO_PRIMARY),
        done,
      ];
    }
    const left = Math.max(0, routes.canary - settings.stepWeightPromotion);
    return [
      ...routing(canary, view, { canary: left, mirrored: false }),
      tick.tells(`Advance ${tick.name} primary weight ${100 - left}`),
      left === 0 ? done : tick.enters('Promoting', { canaryWeight: left }),
    ];
  },
};
