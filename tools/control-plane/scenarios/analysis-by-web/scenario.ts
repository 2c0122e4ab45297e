import { at } from '../../json.ts';
import { isAborted, isFullyPromoted, isPausedAt } from '../../rolloutStates.ts';
import type { Scenario } from '../../Scenario.ts';

/** Prepared, the analysis of the second version runs and its first measurement is good. */
export const scenario: Scenario = {
  exercised:
    'Canary: a step analysis by `web` that fails and aborts, then succeeds after a retry.',
  strategy:
    'canary, 5 replicas, no traffic router; steps setWeight 20, analysis (10 measurements, one may fail), setWeight 60, pause {}.',

  async prepare(stage) {
    stage.measurements.set('error-ratio', 0.01);
    await stage.applyManifests('first version');
    await stage.waitForRollout(isFullyPromoted);
    await stage.setImage('registry.example.test/web:2.0.0');
    await stage.waitForAnalysisRun(
      run => at(run, 'status', 'metricResults', 0, 'successful') === 1,
    );
    await stage.checkpoint('analysis runs, first measurement is good');
  },

  async play(stage) {
    stage.measurements.set('error-ratio', 0.2);
    await stage.waitForRollout(isAborted);
    await stage.checkpoint('analysis failed, update aborted');
    stage.measurements.set('error-ratio', 0.01);
    await stage.argoRollouts('retry', 'rollout');
    await stage.waitForRollout(isPausedAt(3));
    await stage.checkpoint('analysis succeeded, paused at step 3');
    await stage.argoRollouts('promote');
    await stage.waitForRollout(isFullyPromoted);
    await stage.checkpoint('fully promoted');
  },
};
