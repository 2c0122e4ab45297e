import { fieldAt, flagAt, numberAt, textAt } from '../engine/fields';
import { isSaturated } from './analysisKinds';
import { wantedOf } from './replicaSetCounts';
import type { RolloutMoment } from './RolloutMoment';
import { scaleDownDeadline } from './scaleDownDeadline';
import { selectedHash } from './selectedHash';

export function activeHash(moment: RolloutMoment): string {
  return selectedHash(moment, moment.blueGreen?.activeService);
}

/** Which Pods the active Service is to select now. */
export function wantedActiveHash(moment: RolloutMoment): string {
  const active = activeHash(moment);
  if (moment.isAborted && !moment.isPromotedInFull) {
    return moment.stableHash === '' ? active : moment.stableHash;
  }
  const isReady =
    isSaturated(moment) && wantedOf(moment.newSet) === moment.replicas;
  if (!isReady) return active;
  if (isFastTracked(moment)) return moment.hash;
  if (moment.isPausedByUser) return active;
  return isPauseOver(moment) && isPreAnalysisOver(moment)
    ? moment.hash
    : active;
}

/** Whether the new version must wait before the switch, and does not yet. */
export function mustPause(moment: RolloutMoment): boolean {
  const { blueGreen, status } = moment;
  return (
    blueGreen !== undefined &&
    !moment.isAborted &&
    !moment.isPausedByUser &&
    isSaturated(moment) &&
    !isFastTracked(moment) &&
    activeHash(moment) !== moment.hash &&
    !switchesByItself(moment) &&
    moment.pauseOf('BlueGreenPause') === undefined &&
    !flagAt(status, 'controllerPause') &&
    !flagAt(status, 'blueGreen', 'scaleUpPreviewCheckPoint')
  );
}

/** Whether the pause before the switch is over, or there is none. */
export function isPauseOver(moment: RolloutMoment): boolean {
  const { status, view } = moment;
  if (flagAt(status, 'blueGreen', 'scaleUpPreviewCheckPoint')) return true;
  if (switchesByItself(moment)) return true;
  const due = autoPromotionAt(moment);
  if (isAutomatic(moment)) return due !== undefined && due <= view.now;
  return (
    flagAt(status, 'controllerPause') &&
    moment.pauseOf('BlueGreenPause') === undefined
  );
}

/** When a pause of `autoPromotionSeconds` ends; absent while there is none. */
export function autoPromotionAt(moment: RolloutMoment): Date | undefined {
  const since = textAt(moment.pauseOf('BlueGreenPause'), 'startTime');
  const seconds = numberAt(moment.blueGreen, 'autoPromotionSeconds') ?? 0;
  if (since === undefined || !isAutomatic(moment) || seconds <= 0) {
    return undefined;
  }
  return new Date(Date.parse(since) + seconds * 1_000);
}

export function isPreAnalysisOver({
  blueGreen,
  status,
}: RolloutMoment): boolean {
  return (
    blueGreen?.prePromotionAnalysis === undefined ||
    textAt(status, 'blueGreen', 'prePromotionAnalysisRunStatus', 'status') ===
      'Successful'
  );
}

/** How many Pods the new version is to have before and after the switch. */
export function newSetTarget(moment: RolloutMoment): number {
  const { blueGreen, replicas, status } = moment;
  const preview = numberAt(blueGreen, 'previewReplicaCount');
  const isFull =
    preview === undefined ||
    moment.isPromotedInFull ||
    moment.stableHash === '' ||
    activeHash(moment) === '' ||
    activeHash(moment) === moment.hash ||
    (flagAt(status, 'blueGreen', 'scaleUpPreviewCheckPoint') &&
      moment.pauseConditions.length === 0);
  return isFull ? replicas : preview;
}

function isFastTracked(moment: RolloutMoment): boolean {
  return (
    moment.isPromotedInFull ||
    activeHash(moment) === '' ||
    (moment.newSet !== undefined &&
      scaleDownDeadline(moment.newSet) !== undefined)
  );
}

function isAutomatic({ blueGreen }: RolloutMoment): boolean {
  return fieldAt(blueGreen, 'autoPromotionEnabled') !== false;
}

function switchesByItself(moment: RolloutMoment): boolean {
  const seconds = numberAt(moment.blueGreen, 'autoPromotionSeconds') ?? 0;
  return isAutomatic(moment) && seconds === 0;
}
