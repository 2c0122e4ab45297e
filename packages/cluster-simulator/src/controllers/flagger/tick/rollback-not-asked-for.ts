import { hookAnswers } from '../hookAnswers';
import type { TickPart } from '../TickPart';

export const rollbackNotAskedFor: TickPart = {
  name: 'rollback-not-asked-for',
  matches: tick =>
    tick.isIn('Progressing', 'WaitingPromotion') &&
    hookAnswers(tick.canary, 'rollback').length > 0,
  next: tick =>
    hookAnswers(tick.canary, 'rollback').map(({ name }) =>
      tick.tells(`Rollback hook ${name} not signaling a rollback`),
    ),
  goesOn: true,
};
