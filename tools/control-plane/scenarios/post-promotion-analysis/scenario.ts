import { at, textAt } from '../../json.ts';
import {
  currentPods,
  isAborted,
  isFullyPromoted,
} from '../../rolloutStates.ts';
import type { Scenario } from '../../Scenario.ts';

export const scenario: Scenario = {
  exercised:
    'Blue-green with an analysis before and after the switch: the second version stays, the third is switched back, the fourth never switched to.',
  strategy:
    'blueGreen, 3 replicas, autoPromotionEnabled, pre- and post-promotion analysis of 4 measurements, scaleDownDelaySeconds 5, abortScaleDownDelaySeconds 3.',

  async prepare(stage) {
    stage.measurements.set('smoke', 0.01);
    await stage.applyManifests('first version');
    await stage.waitForRollout(isFullyPromoted);
    await stage.setImage('registry.example.test/web:2.0.0');
    await stage.waitForRollout(isSwitched);
    await stage.checkpoint('switched, the analysis decides whether it stays');
  },

  async play(stage) {
    await stage.waitForRollout(isFullyPromoted);
    await stage.checkpoint('the second version stays');
    await stage.setImage('registry.example.test/web:3.0.0');
    await stage.waitForRollout(isSwitched);
    stage.measurements.set('smoke', 0.5);
    await stage.waitForRollout(isAborted);
    await stage.checkpoint('the third version is switched back');
    await stage.waitForRollout(
      rollout => isAborted(rollout) && currentPods(rollout).updated === 0,
    );
    await stage.checkpoint('the third version is gone');
    await stage.setImage('registry.example.test/web:4.0.0');
    await stage.waitForRollout(isAborted);
    await stage.checkpoint('the fourth version is not switched to');
    await stage.waitForRollout(
      rollout => isAborted(rollout) && currentPods(rollout).updated === 0,
    );
    await stage.checkpoint('the fourth version is gone');
  },
};

/** The newest version is active, and not yet the stable one. */
function isSwitched(rollout: unknown): boolean {
  const current = textAt(rollout, 'status', 'currentPodHash');
  return (
    current !== undefined &&
    current === at(rollout, 'status', 'blueGreen', 'activeSelector') &&
    current !== at(rollout, 'status', 'stableRS') &&
    at(rollout, 'status', 'blueGreen', 'postPromotionAnalysisRunStatus') !==
      undefined
  );
}
