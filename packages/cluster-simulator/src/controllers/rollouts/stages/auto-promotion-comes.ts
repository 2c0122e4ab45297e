import { flagAt } from '../../engine/fields';
import {
  activeHash,
  autoPromotionAt,
  isPreAnalysisOver,
  newSetTarget,
} from '../blueGreenSwitch';
import { isSaturated } from '../analysisKinds';
import { statusWrites } from '../nextStatus';
import { rolloutStage } from '../rolloutStage';
import { serviceSwitch } from '../serviceSwitch';

/** The seconds of a blue-green pause are over: it switches, or lets a small preview grow first. */
export const autoPromotionComes = rolloutStage({
  name: 'auto-promotion-comes',
  matches: moment =>
    !moment.isAborted &&
    !moment.isPausedByUser &&
    !moment.isChanged &&
    !moment.isPromotedInFull &&
    !flagAt(moment.status, 'blueGreen', 'scaleUpPreviewCheckPoint') &&
    isSaturated(moment) &&
    isPreAnalysisOver(moment) &&
    activeHash(moment) !== moment.hash &&
    autoPromotionAt(moment) !== undefined,
  until: moment => autoPromotionAt(moment) ?? moment.view.now,
  next: moment =>
    newSetTarget(moment) < moment.replicas
      ? statusWrites(moment, {
          resume: 'BlueGreenPause',
          blueGreen: { scaleUpPreviewCheckPoint: true },
        })
      : serviceSwitch(moment, moment.blueGreen?.activeService, moment.hash),
});
