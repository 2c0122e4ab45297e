import { podTemplateWith } from '../../podTemplateWith.ts';
import {
  currentPods,
  hasAvailable,
  isAt,
  isDegraded,
  isFullyPromoted,
  isPausedAt,
} from '../../rolloutStates.ts';
import type { Scenario } from '../../Scenario.ts';

/** Only one pod of the second version finds a node: there is one node, and its port is then taken. */
const ONE_A_NODE = {
  containers: [
    {
      name: 'web',
      image: 'registry.example.test/web:2.0.0',
      ports: [{ containerPort: 8080, hostPort: 8080 }],
    },
  ],
};

export const scenario: Scenario = {
  exercised:
    'Canary that goes on when 30 % of a step’s pods are available: enough at the first step, too few at the second.',
  strategy:
    'canary, 5 replicas, Istio, replicaProgressThreshold 30 %; steps setWeight 60, pause {}, setWeight 80, pause {}.',
  routers: ['istio'],

  async prepare(stage) {
    await stage.applyManifests('first version');
    await stage.waitForRollout(isFullyPromoted);
    await stage.patch(podTemplateWith('2.0.0', ONE_A_NODE));
    await stage.waitForRollout(isPausedAt(1));
    await stage.checkpoint('one of three pods is enough');
  },

  async play(stage) {
    await stage.argoRollouts('promote');
    await stage.waitForRollout(
      rollout => isAt(2)(rollout) && currentPods(rollout).updated === 4,
    );
    await stage.checkpoint('one of four pods is too few');
    await stage.waitForRollout(isDegraded);
    await stage.checkpoint('the deadline has passed');
    await stage.patch(podTemplateWith('3.0.0'));
    await stage.waitForRollout(isPausedAt(1));
    await stage.waitForRollout(hasAvailable(8, 3));
    await stage.checkpoint('third version with all its pods');
  },
};
