import { hookAnswers } from '../hookAnswers';
import type { TickPart } from '../TickPart';

export const promotionApproved: TickPart = {
  name: 'promotion-approved',
  matches: tick => hookAnswers(tick.canary, 'confirm-promotion').length > 0,
  next: tick =>
    hookAnswers(tick.canary, 'confirm-promotion').map(({ name }) =>
      tick.tells(`Confirm-promotion check ${name} passed`),
    ),
  goesOn: true,
};
