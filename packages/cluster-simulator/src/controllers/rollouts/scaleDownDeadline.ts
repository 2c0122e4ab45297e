import type { StoredObject } from '../../store/KubernetesObject';
import { numberAt } from '../engine/fields';
import { timeText } from '../engine/timeText';
import type { Write } from '../engine/Write';
import { wantedOf } from './replicaSetCounts';
import type { RolloutMoment } from './RolloutMoment';

export const SCALE_DOWN_DEADLINE = 'scale-down-deadline';

/** Until when an old ReplicaSet keeps its Pods. */
export function scaleDownDeadline({
  metadata,
}: StoredObject): Date | undefined {
  const written = metadata.annotations?.[SCALE_DOWN_DEADLINE];
  return written === undefined ? undefined : new Date(written);
}

/** Which ReplicaSet is to be given a deadline, if one is. */
export function setToGiveDeadline(
  moment: RolloutMoment,
): StoredObject | undefined {
  return [...waitingSets(moment)].find(
    set => scaleDownDeadline(set) === undefined,
  );
}

/** Those that keep their Pods for a while, with or without a deadline yet. */
export function waitingSets(moment: RolloutMoment): StoredObject[] {
  const { newSet, otherSets, blueGreen, isRouted } = moment;
  if (!blueGreen && !isRouted) return [];
  const rejected =
    isKeptAfterAbort(moment) && newSet && mayBeScaledDown(moment)
      ? [newSet]
      : [];
  const replaced = blueGreen || moment.isFullyPromoted ? otherSets : [];
  const known = isRouted
    ? otherSets.filter(set => scaleDownDeadline(set) !== undefined)
    : [];
  return [...new Set([...rejected, ...replaced, ...known])].filter(
    set => wantedOf(set) > 0,
  );
}

/** Whether a rejected version keeps its Pods for now. */
export function isKeptAfterAbort(moment: RolloutMoment): boolean {
  return (
    moment.isAborted &&
    !moment.isPromotedInFull &&
    !moment.isFullyPromoted &&
    moment.stableSet !== undefined &&
    (moment.blueGreen !== undefined || moment.isRouted)
  );
}

export function delayedUntil(moment: RolloutMoment, set: StoredObject): string {
  const { blueGreen, canary, newSet, view } = moment;
  const field =
    set === newSet ? 'abortScaleDownDelaySeconds' : 'scaleDownDelaySeconds';
  const seconds = numberAt(blueGreen ?? canary, field) ?? 30;
  return timeText(new Date(view.now.getTime() + seconds * 1_000));
}

export function deadlineWrite(
  { metadata: { name, namespace } }: StoredObject,
  deadline: string | null,
): Write {
  return {
    write: 'patch',
    of: { kind: 'ReplicaSet', name, namespace },
    patch: { metadata: { annotations: { [SCALE_DOWN_DEADLINE]: deadline } } },
  };
}

/** Only when the stable version stands alone is the other taken away; a delay of 0 keeps it. */
function mayBeScaledDown({
  blueGreen,
  canary,
  stableSet,
  replicas,
}: RolloutMoment): boolean {
  const delay = numberAt(blueGreen ?? canary, 'abortScaleDownDelaySeconds');
  const available = numberAt(stableSet, 'status', 'availableReplicas') ?? 0;
  return delay !== 0 && available === replicas;
}
