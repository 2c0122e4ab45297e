import { allTrafficToCanary } from './tick/all-traffic-to-canary';
import { analysisAnnounced } from './tick/analysis-announced';
import { analysisRestarts } from './tick/analysis-restarts';
import { analysisSkipped } from './tick/analysis-skipped';
import { canaryMissesDeadline } from './tick/canary-misses-deadline';
import { canaryWaits } from './tick/canary-waits';
import { checkFails } from './tick/check-fails';
import { failureRewritten } from './tick/failure-rewritten';
import { initialisingCannotRollBack } from './tick/initialising-cannot-roll-back';
import { initialised } from './tick/initialised';
import { iterationAdvances } from './tick/iteration-advances';
import { metricsAvailable } from './tick/metrics-available';
import { mirroringStarts } from './tick/mirroring-starts';
import { nothingNew } from './tick/nothing-new';
import { preRolloutCheckFails } from './tick/pre-rollout-check-fails';
import { preRolloutChecksPass } from './tick/pre-rollout-checks-pass';
import { primaryCreated } from './tick/primary-created';
import { primaryWaits } from './tick/primary-waits';
import { promotionApproved } from './tick/promotion-approved';
import { promotionBegins } from './tick/promotion-begins';
import { promotionCompletes } from './tick/promotion-completes';
import { promotionFails } from './tick/promotion-fails';
import { promotionWaitsForApproval } from './tick/promotion-waits-for-approval';
import { revisionStarts } from './tick/revision-starts';
import { rollbackAskedFor } from './tick/rollback-asked-for';
import { rollbackNotAskedFor } from './tick/rollback-not-asked-for';
import { routeNotAccepted } from './tick/route-not-accepted';
import { routeStumbles } from './tick/route-stumbles';
import { startWaitsForApproval } from './tick/start-waits-for-approval';
import { suspended } from './tick/suspended';
import { targetMissing } from './tick/target-missing';
import { tooManyFailures } from './tick/too-many-failures';
import { trafficApproved } from './tick/traffic-approved';
import { trafficReturns } from './tick/traffic-returns';
import { trafficWaitsForApproval } from './tick/traffic-waits-for-approval';
import { weightAdvances } from './tick/weight-advances';
import type { TickPart } from './TickPart';

/** What Flagger does in one tick, in its order: each part that matches, until one ends the tick. */
export const tickParts: readonly TickPart[] = [
  suspended,
  targetMissing,
  metricsAvailable,
  primaryCreated,
  promotionFails,
  initialisingCannotRollBack,
  primaryWaits,
  routeNotAccepted,
  routeStumbles,
  initialised,
  failureRewritten,
  nothingNew,
  startWaitsForApproval,
  revisionStarts,
  analysisRestarts,
  canaryMissesDeadline,
  canaryWaits,
  analysisSkipped,
  rollbackAskedFor,
  rollbackNotAskedFor,
  trafficReturns,
  promotionCompletes,
  tooManyFailures,
  analysisAnnounced,
  preRolloutCheckFails,
  preRolloutChecksPass,
  checkFails,
  trafficWaitsForApproval,
  trafficApproved,
  mirroringStarts,
  weightAdvances,
  iterationAdvances,
  promotionWaitsForApproval,
  promotionApproved,
  allTrafficToCanary,
  promotionBegins,
];
