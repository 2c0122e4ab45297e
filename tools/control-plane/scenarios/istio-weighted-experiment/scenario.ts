import { at } from '../../json.ts';
import { isAt, isFullyPromoted, isPausedAt } from '../../rolloutStates.ts';
import type { Scenario } from '../../Scenario.ts';

export const scenario: Scenario = {
  exercised:
    'Canary through Istio with an experiment that takes traffic of its own.',
  strategy:
    'canary, 5 replicas, Istio; steps setWeight 20, experiment of 8 s with weight 10, pause {}.',
  routers: ['istio'],

  async prepare(stage) {
    await stage.applyManifests('first version');
    await stage.waitForRollout(isFullyPromoted);
    await stage.setImage('registry.example.test/web:2.0.0');
    await stage.waitForRollout(
      rollout =>
        isAt(1)(rollout) &&
        at(rollout, 'status', 'canary', 'weights', 'additional', 0) !==
          undefined,
    );
    await stage.checkpoint('the experiment has its share');
  },

  async play(stage) {
    await stage.waitForRollout(isPausedAt(2));
    await stage.checkpoint('the experiment is over');
    await stage.argoRollouts('promote');
    await stage.waitForRollout(isFullyPromoted);
    await stage.checkpoint('fully promoted');
  },
};
