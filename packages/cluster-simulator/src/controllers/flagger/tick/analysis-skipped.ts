import { afterHooks } from '../afterHooks';
import { promote } from '../promote';
import { routing } from '../routes';
import { ALL_TO_PRIMARY } from '../routing/Router';
import type { TickPart } from '../TickPart';

/** All in one tick, and before the primary has rolled out. */
export const analysisSkipped: TickPart = {
  name: 'analysis-skipped',
  matches: tick =>
    tick.settings.skipsAnalysis && tick.isIn('Progressing', 'WaitingPromotion'),
  next: tick => [
    ...routing(tick.canary, tick.view, ALL_TO_PRIMARY),
    ...promote(tick),
    tick.scalesTarget(0),
    tick.enters('Succeeded', {
      canaryWeight: 0,
      iterations: 0,
      lastPromotedSpec: tick.progress.lastAppliedSpec ?? tick.hash,
    }),
    ...(tick.version.tellsOfSkippedAnalysis ? afterHooks(tick) : []),
    tick.tells(
      `Promotion completed! Canary analysis was skipped for ${tick.targetName}`,
    ),
  ],
};
