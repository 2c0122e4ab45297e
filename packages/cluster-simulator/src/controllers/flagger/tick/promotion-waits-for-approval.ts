import { hookAnswers } from '../hookAnswers';
import type { TickPart } from '../TickPart';

/** A closed confirm-promotion gate; the checks go on. It is told once, but written with every tick. */
export const promotionWaitsForApproval: TickPart = {
  name: 'promotion-waits-for-approval',
  matches: tick =>
    hookAnswers(tick.canary, 'confirm-promotion').some(({ passes }) => !passes),
  next: tick => {
    const closed = hookAnswers(tick.canary, 'confirm-promotion').find(
      ({ passes }) => !passes,
    );
    return [
      tick.enters('WaitingPromotion', {
        canaryWeight: 0,
        iterations: tick.settings.iterations - 1,
      }),
      ...(tick.isIn('WaitingPromotion')
        ? []
        : [
            tick.warns(
              `Halt ${tick.name} advancement waiting for promotion approval ${closed?.name}`,
            ),
          ]),
    ];
  },
};
