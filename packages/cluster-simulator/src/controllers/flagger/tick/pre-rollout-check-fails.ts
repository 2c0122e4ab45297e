import { hookAnswers } from '../hookAnswers';
import type { TickPart } from '../TickPart';
import { isBeginning } from './analysis-announced';

export const preRolloutCheckFails: TickPart = {
  name: 'pre-rollout-check-fails',
  matches: tick =>
    isBeginning(tick) &&
    hookAnswers(tick.canary, 'pre-rollout').some(({ passes }) => !passes),
  next: tick => {
    const failed = hookAnswers(tick.canary, 'pre-rollout').find(
      ({ passes }) => !passes,
    );
    return [
      tick.warns(
        `Halt ${tick.name} advancement pre-rollout check ${failed?.name} failed ${failed?.text}`,
      ),
      tick.enters('Progressing', {
        failedChecks: tick.progress.failedChecks + 1,
      }),
    ];
  },
};
