import { isAborted, isFullyPromoted, isPausedAt } from '../../rolloutStates.ts';
import type { Scenario } from '../../Scenario.ts';

export const scenario: Scenario = {
  exercised:
    'Canary: an experiment that comes to no verdict and is begun again without end, until a person aborts.',
  strategy:
    'canary, 5 replicas, no traffic router; steps setWeight 40, pause {}, experiment with one analysis, setWeight 80, pause {}.',

  async prepare(stage) {
    stage.measurements.set('verdict', 0.5);
    await stage.applyManifests('first version');
    await stage.waitForRollout(isFullyPromoted);
    await stage.setImage('registry.example.test/web:2.0.0');
    await stage.waitForRollout(isPausedAt(1));
    await stage.checkpoint('paused before the experiment');
    await stage.argoRollouts('promote');
    await stage.waitForRollout(isPausedAt(2));
  },

  async play(stage) {
    // It changes twice a second, so it never holds still for a checkpoint by itself.
    await stage.whileControllersPause(() =>
      stage.checkpoint('the experiment is inconclusive'),
    );
    await stage.argoRollouts('abort');
    await stage.waitForRollout(isAborted);
    await stage.checkpoint('aborted by hand');
    stage.measurements.set('verdict', 0.01);
    await stage.argoRollouts('retry', 'rollout');
    await stage.waitForRollout(isPausedAt(1));
    await stage.argoRollouts('promote');
    await stage.waitForRollout(isAborted);
    await stage.checkpoint('aborted by the failed experiment');
  },
};
