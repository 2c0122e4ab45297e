import { failingMetric } from '../failingMetric';
import { hookAnswers } from '../hookAnswers';
import type { Tick } from '../Tick';
import type { TickPart } from '../TickPart';
import { isBeginning } from './analysis-announced';

/** A hook or a metric; the first that fails is all that is told of a tick. */
export const checkFails: TickPart = {
  name: 'check-fails',
  matches: tick => !isBeginning(tick) && complaintOf(tick) !== undefined,
  next: tick => [
    tick.warns(complaintOf(tick) ?? ''),
    tick.enters(
      tick.isIn('WaitingPromotion') ? 'WaitingPromotion' : 'Progressing',
      { failedChecks: tick.progress.failedChecks + 1 },
    ),
  ],
};

function complaintOf(tick: Tick): string | undefined {
  const hook = hookAnswers(tick.canary, 'rollout').find(
    ({ passes }) => !passes,
  );
  return hook
    ? `Halt ${tick.name} advancement external check ${hook.name} failed ${hook.text}`
    : failingMetric(tick.canary, tick.view);
}
