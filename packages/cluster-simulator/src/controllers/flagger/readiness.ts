import type { StoredObject } from '../../store/KubernetesObject';
import { numberAt, textAt } from '../engine/fields';
import { conditionOf } from '../workloads/conditions';

/** Why a Deployment is not ready, in Flagger's words, and whether it is worth waiting. */
export type Unready = { reason: string; isFinal: boolean };

/** Absent when it is ready. */
export function unreadiness(
  { spec, status, metadata }: StoredObject,
  deadline: number,
  threshold: number,
  now: Date,
): Unready | undefined {
  const waiting = 'waiting for rollout to finish:';
  if (
    (metadata.generation ?? 1) > (numberAt(status, 'observedGeneration') ?? 0)
  ) {
    return {
      reason: `${waiting} observed deployment generation less than desired generation`,
      isFinal: false,
    };
  }
  const available = conditionOf(status, 'Available');
  const since = Date.parse(textAt(available, 'lastUpdateTime') ?? '');
  const isFinal =
    available?.reason === 'MinimumReplicasUnavailable' &&
    since + deadline < now.getTime();
  if (
    conditionOf(status, 'Progressing')?.reason === 'ProgressDeadlineExceeded'
  ) {
    return {
      reason: `deployment "${metadata.name}" exceeded its progress deadline`,
      isFinal: true,
    };
  }
  const wanted = numberAt(spec, 'replicas') ?? 1;
  const updated = numberAt(status, 'updatedReplicas') ?? 0;
  const all = numberAt(status, 'replicas') ?? 0;
  const ready = numberAt(status, 'availableReplicas') ?? 0;
  if (updated < wanted) {
    return {
      reason: `${waiting} ${updated} out of ${wanted} new replicas have been updated`,
      isFinal,
    };
  }
  if (all > updated) {
    return {
      reason: `${waiting} ${
        all - updated
      } old replicas are pending termination`,
      isFinal,
    };
  }
  if (ready < Math.floor((updated * threshold) / 100)) {
    return {
      reason: `${waiting} ${ready} of ${updated} (readyThreshold ${threshold}%) updated replicas are available`,
      isFinal,
    };
  }
  return undefined;
}
