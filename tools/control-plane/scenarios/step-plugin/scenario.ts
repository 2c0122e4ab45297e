import { at } from '../../json.ts';
import {
  currentPods,
  isAborted,
  isAt,
  isFullyPromoted,
  isPausedAt,
} from '../../rolloutStates.ts';
import type { Scenario } from '../../Scenario.ts';

export const scenario: Scenario = {
  exercised:
    'Canary with a step plugin: one step runs until a person passes it, one succeeds, one fails and aborts.',
  strategy:
    'canary, 5 replicas, no traffic router; steps setWeight 20, plugin that runs without end, plugin that succeeds, setWeight 60, pause {}, plugin that fails.',
  stepPlugin: true,

  async prepare(stage) {
    await stage.applyManifests('first version');
    await stage.waitForRollout(isFullyPromoted);
    await stage.setImage('registry.example.test/web:2.0.0');
    await stage.waitForRollout(
      rollout =>
        isAt(1)(rollout) &&
        at(rollout, 'status', 'canary', 'stepPluginStatuses', 0) !== undefined,
    );
    await stage.checkpoint('the plugin runs');
  },

  async play(stage) {
    await stage.argoRollouts('promote');
    await stage.waitForRollout(isPausedAt(4));
    await stage.checkpoint('passed by hand, the next one succeeded');
    await stage.argoRollouts('promote');
    await stage.waitForRollout(isAborted);
    await stage.checkpoint('aborted by the plugin');
    await stage.waitForRollout(
      rollout => isAborted(rollout) && currentPods(rollout).updated === 0,
    );
    await stage.checkpoint('aborted by the plugin, all is back');
    await stage.argoRollouts('promote', '--full');
    await stage.waitForRollout(isFullyPromoted);
    await stage.checkpoint('fully promoted');
  },
};
