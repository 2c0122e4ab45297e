import {
  hasAvailable,
  isAborted,
  isFullyPromoted,
  isPausedAt,
} from '../../rolloutStates.ts';
import type { Scenario } from '../../Scenario.ts';

export const scenario: Scenario = {
  exercised:
    'Canary through Istio that scales the stable version down as traffic leaves it: step by step, aborted, and promoted whole.',
  strategy:
    'canary, 5 replicas, Istio, dynamicStableScale, abortScaleDownDelaySeconds 3; steps setWeight 20, 60 and 80 with a pause {} after each.',
  routers: ['istio'],

  async prepare(stage) {
    await stage.applyManifests('first version');
    await stage.waitForRollout(isFullyPromoted);
    await stage.setImage('registry.example.test/web:2.0.0');
    await stage.waitForRollout(isPausedAt(1));
    await stage.waitForRollout(hasAvailable(5, 1));
    await stage.checkpoint('four stable pods at 20 %');
  },

  async play(stage) {
    await stage.argoRollouts('promote');
    await stage.waitForRollout(isPausedAt(3));
    await stage.waitForRollout(hasAvailable(5, 3));
    await stage.checkpoint('two stable pods at 60 %');
    await stage.argoRollouts('promote');
    await stage.waitForRollout(isPausedAt(5));
    await stage.waitForRollout(hasAvailable(5, 4));
    await stage.checkpoint('one stable pod at 80 %');
    await stage.argoRollouts('abort');
    await stage.waitForRollout(isAborted);
    // Nothing moves on from here by itself for as long as we watched: 60 % stay with the rejected version.
    await stage.waitForRollout(hasAvailable(6, 4));
    await stage.checkpoint('aborted, and the second version keeps a share');
    await stage.argoRollouts('retry', 'rollout');
    await stage.waitForRollout(isPausedAt(1));
    await stage.argoRollouts('promote', '--full');
    await stage.waitForRollout(isFullyPromoted);
    await stage.waitForRollout(hasAvailable(5, 5));
    await stage.checkpoint('fully promoted');
  },
};
