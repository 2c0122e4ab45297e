import { FITS_NOWHERE, podTemplateWith } from '../../podTemplateWith.ts';
import {
  currentPods,
  isAborted,
  isFullyPromoted,
} from '../../rolloutStates.ts';
import type { Scenario } from '../../Scenario.ts';

export const scenario: Scenario = {
  exercised:
    'Canary: a version that no node takes is aborted when its deadline has passed.',
  strategy:
    'canary, 5 replicas, no traffic router, progressDeadlineSeconds 3 with progressDeadlineAbort; steps setWeight 40, pause {}.',

  async prepare(stage) {
    await stage.applyManifests('first version');
    await stage.waitForRollout(isFullyPromoted);
    await stage.patch(podTemplateWith('2.0.0', FITS_NOWHERE));
    await stage.waitForRollout(isAborted);
    await stage.checkpoint('aborted by the deadline');
  },

  async play(stage) {
    await stage.waitForRollout(
      rollout => isAborted(rollout) && currentPods(rollout).updated === 0,
    );
    await stage.checkpoint('aborted by the deadline, all is back');
    await stage.patch(podTemplateWith('1.0.0', { nodeSelector: null }));
    await stage.waitForRollout(isFullyPromoted);
    await stage.checkpoint('back to the first version');
  },
};
