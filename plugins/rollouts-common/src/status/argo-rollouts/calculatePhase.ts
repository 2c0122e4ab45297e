import type { Phase } from '../../model/Phase';
import { isFullyPromoted } from './isFullyPromoted';
import type { AnalysisPointerFacts, RolloutFacts } from './RolloutFacts';

/**
 * What the controller computes for `status.phase` and `status.message`. Needed for controllers before 1.0, which
 * write neither, and to check our understanding against those that do.
 */
export function calculatePhase(facts: RolloutFacts): {
  phase: Phase;
  message?: string;
} {
  const { status, strategy } = facts;
  for (const { type, reason, message = '' } of status.conditions) {
    if (type === 'InvalidSpec') {
      return { phase: 'Degraded', message: `InvalidSpec: ${message}` };
    }
    // The condition's status is not looked at, upstream neither.
    if (reason === 'RolloutAborted' || reason === 'ProgressDeadlineExceeded') {
      return { phase: 'Degraded', message: `${reason}: ${message}` };
    }
  }
  if (facts.paused) return { phase: 'Paused', message: 'manually paused' };
  const [pause] = status.pauseConditions;
  if (pause) return { phase: 'Paused', message: pause.reason };
  if (isRestarting(facts)) return progressing('rollout is restarting');

  if (status.updatedReplicas < facts.replicas) {
    return progressing('more replicas need to be updated');
  }
  if (status.availableReplicas < status.updatedReplicas) {
    return progressing('updated replicas are still becoming available');
  }
  if (strategy.type === 'blueGreen') {
    if (
      status.activeSelector === undefined ||
      status.activeSelector !== status.currentPodHash
    ) {
      return progressing('active service cutover pending');
    }
    if (!isFullyPromoted(facts)) {
      return strategy.postPromotionAnalysis &&
        !isCompleted(status.postPromotionAnalysis)
        ? progressing('waiting for analysis to complete')
        : progressing('waiting for post-promotion verification to complete');
    }
  }
  if (strategy.type === 'canary') {
    if (
      strategy.router === undefined &&
      status.replicas > status.updatedReplicas
    ) {
      return progressing('old replicas are pending termination');
    }
    if (!isFullyPromoted(facts)) {
      return progressing('waiting for all steps to complete');
    }
  }
  return { phase: 'Healthy' };
}

function progressing(message: string): { phase: Phase; message: string } {
  return { phase: 'Progressing', message };
}

function isRestarting({ restartAt, status }: RolloutFacts): boolean {
  if (restartAt === undefined) return false;
  return (
    status.restartedAt === undefined ||
    Date.parse(restartAt) !== Date.parse(status.restartedAt)
  );
}

function isCompleted(analysis: AnalysisPointerFacts | undefined): boolean {
  return ['Successful', 'Failed', 'Error', 'Inconclusive'].includes(
    analysis?.status ?? '',
  );
}
