import { podTemplateWith } from '../../podTemplateWith.ts';
import type { Scenario } from '../../Scenario.ts';
import { hasPods, isComplete } from '../../workloadStates.ts';

export const scenario: Scenario = {
  subject: 'Deployment',
  exercised: 'Deployment: all pods end before the new ones start.',
  strategy: 'Recreate, 2 replicas, minReadySeconds 2.',

  async prepare(stage) {
    await stage.applyManifests('first version');
    await stage.waitForSubject(isComplete);
    await stage.checkpoint('first version complete');
  },

  async play(stage) {
    await stage.patch(podTemplateWith('2.0.0'));
    await stage.waitForSubject(
      hasPods({ all: 2, updated: 2, ready: 2, available: 0 }),
    );
    await stage.checkpoint('new pods start');
    await stage.waitForSubject(isComplete);
    await stage.checkpoint('second version complete');
  },
};
