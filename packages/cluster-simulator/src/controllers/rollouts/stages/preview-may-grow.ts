import { flagAt, numberAt } from '../../engine/fields';
import {
  activeHash,
  isPauseOver,
  isPreAnalysisOver,
  mustPause,
} from '../blueGreenSwitch';
import { isSaturated } from '../analysisKinds';
import { statusWrites } from '../nextStatus';
import { rolloutStage } from '../rolloutStage';

/** After the pause a small preview grows to full size before the switch; this is how the controller keeps that in mind. */
export const previewMayGrow = rolloutStage({
  name: 'preview-may-grow',
  matches: moment =>
    numberAt(moment.blueGreen, 'previewReplicaCount') !== undefined &&
    !moment.isAborted &&
    !moment.isPausedByUser &&
    !flagAt(moment.status, 'blueGreen', 'scaleUpPreviewCheckPoint') &&
    moment.stableHash !== '' &&
    activeHash(moment) !== moment.hash &&
    isSaturated(moment) &&
    !mustPause(moment) &&
    isPauseOver(moment) &&
    isPreAnalysisOver(moment),
  next: moment =>
    statusWrites(moment, {
      resume: 'BlueGreenPause',
      blueGreen: { scaleUpPreviewCheckPoint: true },
    }),
});
