import { hookAnswers } from '../hookAnswers';
import { rollBack } from '../rollBack';
import type { TickPart } from '../TickPart';

/** A rollback hook that passes is the way to abort. */
export const rollbackAskedFor: TickPart = {
  name: 'rollback-asked-for',
  matches: tick =>
    tick.isIn('Progressing', 'WaitingPromotion') &&
    hookAnswers(tick.canary, 'rollback').some(({ passes }) => passes),
  next: tick => {
    const asking = hookAnswers(tick.canary, 'rollback').find(
      ({ passes }) => passes,
    );
    return [
      tick.warns(`Rollback check ${asking?.name} passed`),
      tick.warns(`Rolling back ${tick.name} manual webhook invoked`),
      ...rollBack(tick),
    ];
  },
};
