import { hookAnswers } from '../hookAnswers';
import type { TickPart } from '../TickPart';
import { isBeginning } from './analysis-announced';

export const preRolloutChecksPass: TickPart = {
  name: 'pre-rollout-checks-pass',
  matches: tick =>
    isBeginning(tick) && hookAnswers(tick.canary, 'pre-rollout').length > 0,
  next: tick =>
    hookAnswers(tick.canary, 'pre-rollout').map(({ name }) =>
      tick.tells(`Pre-rollout check ${name} passed`),
    ),
  goesOn: true,
};
