import { afterHooks } from '../afterHooks';
import type { TickPart } from '../TickPart';

/** A tick after the traffic has gone, the canary goes, too. */
export const promotionCompletes: TickPart = {
  name: 'promotion-completes',
  matches: tick => tick.isIn('Finalising'),
  next: tick => [
    tick.scalesTarget(0),
    tick.enters('Succeeded', {
      canaryWeight: 0,
      iterations: 0,
      lastPromotedSpec: tick.progress.lastAppliedSpec ?? tick.hash,
    }),
    ...afterHooks(tick),
    tick.tells(`Promotion completed! Scaling down ${tick.targetName}`),
  ],
};
