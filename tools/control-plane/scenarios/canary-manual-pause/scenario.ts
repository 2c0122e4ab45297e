import { isFullyPromoted, isPausedAt } from '../../rolloutStates.ts';
import type { Scenario } from '../../Scenario.ts';

export const scenario: Scenario = {
  exercised:
    'Canary: an indefinite pause, a plain promote, two timed pauses, full promotion.',
  strategy:
    'canary, 5 replicas, no traffic router; steps setWeight 20, pause {}, setWeight 40, pause 10s, setWeight 80, pause 5s.',

  async prepare(stage) {
    await stage.applyManifests('first version');
    await stage.waitForRollout(isFullyPromoted);
    await stage.checkpoint('first version healthy');
    await stage.setImage('registry.example.test/web:2.0.0');
    await stage.waitForRollout(isPausedAt(1));
    await stage.checkpoint('paused without duration at step 1');
  },

  async play(stage) {
    await stage.argoRollouts('promote');
    await stage.waitForRollout(isPausedAt(3));
    await stage.checkpoint('timed pause of 10 s at step 3');
    await stage.waitForRollout(isPausedAt(5));
    await stage.checkpoint('timed pause of 5 s at step 5');
    await stage.waitForRollout(isFullyPromoted);
    await stage.checkpoint('fully promoted');
  },
};
