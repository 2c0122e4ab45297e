import { rollBack } from '../rollBack';
import type { TickPart } from '../TickPart';

/** One tick after the check that was one too many. */
export const tooManyFailures: TickPart = {
  name: 'too-many-failures',
  matches: tick => tick.progress.failedChecks >= tick.settings.threshold,
  next: rollBack,
};
