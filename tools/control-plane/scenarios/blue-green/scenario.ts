import { currentPods, isFullyPromoted, isPaused } from '../../rolloutStates.ts';
import type { Scenario } from '../../Scenario.ts';

export const scenario: Scenario = {
  exercised: 'Blue-green: a preview that waits for a person, promoted by hand.',
  strategy:
    'blueGreen, 3 replicas, autoPromotionEnabled false, previewReplicaCount 1, scaleDownDelaySeconds 5.',

  async prepare(stage) {
    await stage.applyManifests('first version');
    await stage.waitForRollout(isFullyPromoted);
    await stage.checkpoint('first version healthy');
    await stage.setImage('registry.example.test/web:2.0.0');
    await stage.waitForRollout(
      rollout => isPaused(rollout) && currentPods(rollout).updated === 1,
    );
    await stage.checkpoint('preview waits for a person');
  },

  async play(stage) {
    await stage.argoRollouts('promote');
    await stage.waitForRollout(isFullyPromoted);
    await stage.checkpoint('switched, old version still runs');
    await stage.waitForRollout(rollout => currentPods(rollout).all === 3);
    await stage.checkpoint('old version scaled down');
  },
};
