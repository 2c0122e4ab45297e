import { textAt } from '../engine/fields';
import { hasEnough } from './replicaTargets';
import { availableOf } from './replicaSetCounts';
import type { RolloutMoment } from './RolloutMoment';
import { selectedHash } from './selectedHash';

/** Why the new version is the stable one from now on; absent while it is not. */
export function promotion(moment: RolloutMoment): string | undefined {
  const { newSet, stableSet, canary, steps } = moment;
  if (!newSet || moment.isChanged) return undefined;
  if (!stableSet) return 'Initial deploy';
  if (!canary) return blueGreenPromotion(moment);
  if (moment.isAborted && !moment.isPromotedInFull) return undefined;
  if (!hasEnough(moment, availableOf(newSet), moment.replicas))
    return undefined;
  if (moment.isPromotedInFull) return 'Full promotion requested';
  if (steps.length > 0 && moment.stepIndex < steps.length) return undefined;
  return `Completed all ${steps.length} canary steps`;
}

function blueGreenPromotion(moment: RolloutMoment): string | undefined {
  const { blueGreen, hash } = moment;
  const active = selectedHash(moment, blueGreen?.activeService);
  if (active === '' || active !== hash) return undefined;
  if (moment.isPromotedInFull) return 'Full promotion requested';
  if (moment.isAborted) return undefined;
  const { status } = moment;
  const isVerified =
    blueGreen?.postPromotionAnalysis === undefined ||
    moment.stableHash === hash ||
    textAt(status, 'blueGreen', 'postPromotionAnalysisRunStatus', 'status') ===
      'Successful';
  return isVerified ? 'Completed blue-green update' : undefined;
}
