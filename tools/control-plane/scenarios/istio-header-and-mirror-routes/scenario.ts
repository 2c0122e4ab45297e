import { isAborted, isFullyPromoted, isPausedAt } from '../../rolloutStates.ts';
import type { Scenario } from '../../Scenario.ts';

export const scenario: Scenario = {
  exercised:
    'Canary through Istio with a route by header and a mirror, both set and taken away by steps, and by an abort.',
  strategy:
    'canary, 5 replicas, Istio, managed routes; steps setCanaryScale 1, setHeaderRoute, pause {}, setMirrorRoute 50 %, pause {}, both removed, setCanaryScale matchTrafficWeight, setWeight 40, pause {}.',
  routers: ['istio'],

  async prepare(stage) {
    await stage.applyManifests('first version');
    await stage.waitForRollout(isFullyPromoted);
    await stage.setImage('registry.example.test/web:2.0.0');
    await stage.waitForRollout(isPausedAt(2));
    await stage.checkpoint('testers by header, nobody by weight');
  },

  async play(stage) {
    await stage.argoRollouts('promote');
    await stage.waitForRollout(isPausedAt(4));
    await stage.checkpoint('half of the reads are mirrored');
    await stage.argoRollouts('promote');
    await stage.waitForRollout(isPausedAt(9));
    await stage.checkpoint('by weight alone');
    await stage.argoRollouts('promote');
    await stage.waitForRollout(isFullyPromoted);
    await stage.checkpoint('fully promoted');
    await stage.setImage('registry.example.test/web:3.0.0');
    await stage.waitForRollout(isPausedAt(2));
    await stage.argoRollouts('abort');
    await stage.waitForRollout(isAborted);
    await stage.checkpoint('aborted, the route by header is gone');
  },
};
