import { afterHooks } from '../afterHooks';
import { rollBack } from '../rollBack';
import { routing } from '../routes';
import type { TickPart } from '../TickPart';

/** The primary does not come up with the new version. */
export const promotionFails: TickPart = {
  name: 'promotion-fails',
  matches: tick =>
    tick.isIn('Promoting', 'Finalising') &&
    tick.unreadyPrimary?.isFinal === true,
  next: tick => {
    const told = `${tick.primaryName} not ready: ${tick.unreadyPrimary?.reason}`;
    if (!tick.version.failedPromotionStaysOnCanary) {
      return [tick.warns(told), ...rollBack(tick)];
    }
    return [
      tick.warns(told),
      tick.warns(
        `Promotion of ${tick.targetName} failed, primary not ready: ${told}`,
      ),
      ...routing(tick.canary, tick.view, { canary: 100, mirrored: false }),
      tick.enters('Failed', {
        canaryWeight: 100,
        iterations: 0,
        failedChecks: 0,
      }),
      ...afterHooks(tick),
    ];
  },
};
