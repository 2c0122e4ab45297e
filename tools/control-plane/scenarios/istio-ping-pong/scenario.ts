import { isAborted, isFullyPromoted, isPausedAt } from '../../rolloutStates.ts';
import type { Scenario } from '../../Scenario.ts';

export const scenario: Scenario = {
  exercised:
    'Canary through Istio with ping-pong: two updates, so that the services change their parts, and an abort.',
  strategy:
    'canary, 4 replicas, Istio, pingPong; steps setWeight 25, pause {}, setWeight 75, pause {}.',
  routers: ['istio'],

  async prepare(stage) {
    await stage.applyManifests('first version');
    await stage.waitForRollout(isFullyPromoted);
    await stage.checkpoint('first version healthy');
    await stage.setImage('registry.example.test/web:2.0.0');
    await stage.waitForRollout(isPausedAt(1));
    await stage.checkpoint('a quarter goes to the second service');
  },

  async play(stage) {
    await stage.argoRollouts('promote');
    await stage.waitForRollout(isPausedAt(3));
    await stage.checkpoint('three quarters go to the second service');
    await stage.argoRollouts('promote');
    await stage.waitForRollout(isFullyPromoted);
    await stage.checkpoint('the services have changed their parts');
    await stage.setImage('registry.example.test/web:3.0.0');
    await stage.waitForRollout(isPausedAt(1));
    await stage.checkpoint('a quarter goes to the first service');
    await stage.argoRollouts('abort');
    await stage.waitForRollout(isAborted);
    await stage.checkpoint('aborted, the second service has all');
    await stage.argoRollouts('promote', '--full');
    await stage.waitForRollout(isFullyPromoted);
    await stage.checkpoint('back to the first service');
  },
};
