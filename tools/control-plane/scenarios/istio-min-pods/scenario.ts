import {
  hasAvailable,
  isFullyPromoted,
  isPausedAt,
} from '../../rolloutStates.ts';
import type { Scenario } from '../../Scenario.ts';

export const scenario: Scenario = {
  exercised:
    'Canary through Istio with at least two pods of each version, also where the weight or setCanaryScale ask for one.',
  strategy:
    'canary, 4 replicas, Istio, minPodsPerReplicaSet 2; steps setWeight 5, pause {}, setCanaryScale 1 replica, setWeight 50, pause {}.',
  routers: ['istio'],

  async prepare(stage) {
    await stage.applyManifests('first version');
    await stage.waitForRollout(isFullyPromoted);
    await stage.setImage('registry.example.test/web:2.0.0');
    await stage.waitForRollout(isPausedAt(1));
    await stage.waitForRollout(hasAvailable(6, 2));
    await stage.checkpoint('two pods at 5 %');
  },

  async play(stage) {
    await stage.argoRollouts('promote');
    await stage.waitForRollout(isPausedAt(4));
    await stage.checkpoint('at 50 %, scaled to one pod');
    await stage.argoRollouts('promote');
    await stage.waitForRollout(isFullyPromoted);
    await stage.checkpoint('fully promoted');
    await stage.patch({ spec: { replicas: 1 } });
    await stage.waitForRollout(hasAvailable(1, 1));
    await stage.checkpoint('one pod is wanted at rest');
    await stage.patch({ spec: { replicas: 0 } });
    await stage.waitForRollout(
      rollout => hasAvailable(0, 0)(rollout) && isFullyPromoted(rollout),
    );
    await stage.checkpoint('scaled to no pods');
  },
};
