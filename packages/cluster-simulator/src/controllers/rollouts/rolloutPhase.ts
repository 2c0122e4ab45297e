import type { JsonObject } from '../../store/Json';
import { flagAt, listAt, numberAt, objectAt, textAt } from '../engine/fields';
import type { RolloutMoment } from './RolloutMoment';

type Phase = { phase: string; message?: string };

const STUCK = ['RolloutAborted', 'ProgressDeadlineExceeded'];

/** What the controller writes as phase and message beside the rest of a status. */
export function rolloutPhase(moment: RolloutMoment, status: JsonObject): Phase {
  const stuck = stuckPhase(status);
  if (stuck) return stuck;
  if (flagAt(moment.spec, 'paused')) {
    return { phase: 'Paused', message: 'manually paused' };
  }
  const [pause] = listAt(status, 'pauseConditions');
  if (pause !== undefined) {
    return { phase: 'Paused', message: textAt(pause, 'reason') ?? '' };
  }
  const message = whatIsMissing(moment, status);
  return message === undefined
    ? { phase: 'Healthy' }
    : { phase: 'Progressing', message };
}

function stuckPhase(status: JsonObject): Phase | undefined {
  for (const condition of listAt(status, 'conditions').map(item =>
    objectAt(item),
  )) {
    const reason = String(condition.reason);
    if (condition.type === 'InvalidSpec') {
      return {
        phase: 'Degraded',
        message: `InvalidSpec: ${condition.message}`,
      };
    }
    if (STUCK.includes(reason)) {
      return { phase: 'Degraded', message: `${reason}: ${condition.message}` };
    }
  }
  return undefined;
}

function whatIsMissing(
  { spec, replicas, blueGreen, canary, isRouted }: RolloutMoment,
  status: JsonObject,
): string | undefined {
  const updated = numberAt(status, 'updatedReplicas') ?? 0;
  const available = numberAt(status, 'availableReplicas') ?? 0;
  const current = textAt(status, 'currentPodHash') ?? '';
  const stable = textAt(status, 'stableRS') ?? '';
  if (isRestarting(spec, status)) return 'rollout is restarting';
  if (updated < replicas) return 'more replicas need to be updated';
  if (available < updated)
    return 'updated replicas are still becoming available';
  if (blueGreen) {
    const active = textAt(status, 'blueGreen', 'activeSelector') ?? '';
    if (active === '' || active !== current) {
      return 'active service cutover pending';
    }
    if (stable === '' || stable !== current) {
      return blueGreen.postPromotionAnalysis !== undefined &&
        !hasEnded(
          textAt(
            status,
            'blueGreen',
            'postPromotionAnalysisRunStatus',
            'status',
          ),
        )
        ? 'waiting for analysis to complete'
        : 'waiting for post-promotion verification to complete';
    }
  }
  if (canary) {
    if (!isRouted && (numberAt(status, 'replicas') ?? 0) > updated) {
      return 'old replicas are pending termination';
    }
    if (stable === '' || stable !== current) {
      return 'waiting for all steps to complete';
    }
  }
  return undefined;
}

export function isRestarting(spec: JsonObject, status: JsonObject): boolean {
  const wanted = textAt(spec, 'restartAt');
  if (wanted === undefined) return false;
  const done = textAt(status, 'restartedAt');
  return done === undefined || Date.parse(done) !== Date.parse(wanted);
}

function hasEnded(phase: string | undefined): boolean {
  return ['Successful', 'Failed', 'Error', 'Inconclusive'].includes(
    phase ?? '',
  );
}
