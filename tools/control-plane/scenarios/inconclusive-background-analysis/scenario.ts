import { at } from '../../json.ts';
import { isFullyPromoted, isPausedAt } from '../../rolloutStates.ts';
import type { Scenario } from '../../Scenario.ts';

export const scenario: Scenario = {
  exercised:
    'Canary: a background analysis that comes to no verdict pauses the update until a person decides.',
  strategy:
    'canary, 5 replicas, no traffic router, background analysis from step 1; steps setWeight 20, pause 60s, setWeight 60, pause {}.',

  async prepare(stage) {
    stage.measurements.set('verdict', 0.5);
    await stage.applyManifests('first version');
    await stage.waitForRollout(isFullyPromoted);
    await stage.setImage('registry.example.test/web:2.0.0');
    await stage.waitForRollout(
      rollout =>
        isPausedAt(1)(rollout) &&
        JSON.stringify(at(rollout, 'status', 'pauseConditions')).includes(
          'InconclusiveAnalysisRun',
        ),
    );
    await stage.checkpoint('the background analysis is inconclusive');
  },

  async play(stage) {
    stage.measurements.set('verdict', 1);
    await stage.argoRollouts('promote');
    await stage.waitForRollout(isPausedAt(3));
    await stage.checkpoint('promoted past it');
    await stage.argoRollouts('promote', '--full');
    await stage.waitForRollout(isFullyPromoted);
    await stage.checkpoint('fully promoted');
  },
};
