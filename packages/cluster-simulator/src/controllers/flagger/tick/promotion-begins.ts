import { promote } from '../promote';
import type { TickPart } from '../TickPart';

/** The traffic stays as it is until the primary has the new version. */
export const promotionBegins: TickPart = {
  name: 'promotion-begins',
  matches: tick => tick.isIn('Progressing', 'WaitingPromotion'),
  next: tick => [
    ...promote(tick),
    tick.enters(
      'Promoting',
      tick.version.promotingKeepsProgress
        ? {}
        : { canaryWeight: 0, iterations: 0 },
    ),
  ],
};
