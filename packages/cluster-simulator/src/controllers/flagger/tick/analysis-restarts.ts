import { routing } from '../routes';
import { ALL_TO_PRIMARY } from '../routing/Router';
import type { TickPart } from '../TickPart';

/** Another revision came in the middle of a run. Its Pods had the traffic of the run until now. */
export const analysisRestarts: TickPart = {
  name: 'analysis-restarts',
  matches: tick =>
    tick.isIn('Progressing', 'WaitingPromotion') && tick.hasNewRevision,
  next: tick => [
    tick.tells(
      `New revision detected! Restarting analysis for ${tick.targetName}`,
    ),
    ...routing(tick.canary, tick.view, ALL_TO_PRIMARY),
    tick.enters('Progressing', {
      canaryWeight: 0,
      iterations: 0,
      failedChecks: 0,
      lastAppliedSpec: tick.hash,
    }),
  ],
};
