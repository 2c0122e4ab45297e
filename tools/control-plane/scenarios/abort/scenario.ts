import {
  currentPods,
  isAborted,
  isFullyPromoted,
  isPausedAt,
} from '../../rolloutStates.ts';
import type { Scenario } from '../../Scenario.ts';

export const scenario: Scenario = {
  exercised: 'Canary: an abort at a pause, then a retry and a full promotion.',
  strategy:
    'canary, 4 replicas, no traffic router; steps setWeight 25, pause {}, setWeight 50, pause {}.',

  async prepare(stage) {
    await stage.applyManifests('first version');
    await stage.waitForRollout(isFullyPromoted);
    await stage.setImage('registry.example.test/web:2.0.0');
    await stage.waitForRollout(isPausedAt(1));
    await stage.checkpoint('paused without duration at step 1');
    await stage.argoRollouts('abort');
    await stage.waitForRollout(
      rollout => isAborted(rollout) && currentPods(rollout).updated === 0,
    );
    await stage.checkpoint('aborted, canary scaled back');
  },

  async play(stage) {
    await stage.argoRollouts('retry', 'rollout');
    await stage.waitForRollout(isPausedAt(1));
    await stage.checkpoint('paused again after the retry');
    await stage.argoRollouts('promote', '--full');
    await stage.waitForRollout(isFullyPromoted);
    await stage.checkpoint('fully promoted');
  },
};
