import { podTemplateWith } from '../../podTemplateWith.ts';
import type { Scenario } from '../../Scenario.ts';
import { hasPods, hasReason, isComplete } from '../../workloadStates.ts';

export const scenario: Scenario = {
  subject: 'Deployment',
  exercised:
    'Deployment: created, updated, paused midway and at rest, scaled to no pods, deleted; each also before its controller has looked.',
  strategy:
    'RollingUpdate, 3 replicas, maxSurge 1, maxUnavailable 0, minReadySeconds 3.',

  async prepare(stage) {
    await stage.applyManifests('first version');
    await stage.waitForSubject(hasPods({ all: 3, updated: 3, ready: 3 }));
    await stage.checkpoint('first version starts');
    await stage.waitForSubject(isComplete);
    await stage.checkpoint('first version complete');
  },

  async play(stage) {
    await stage.whileControllersPause(async () => {
      await stage.patch(podTemplateWith('2.0.0'));
      await stage.checkpoint('second version not observed');
    });
    await stage.waitForSubject(hasPods({ updated: 1, ready: 4 }));
    await stage.checkpoint('one pod of the second version');
    await stage.waitForSubject(hasPods({ updated: 2 }));
    await stage.patch({ spec: { paused: true } });
    await stage.waitForSubject(hasReason('DeploymentPaused'));
    await stage.checkpoint('paused midway');
    await stage.patch({ spec: { paused: false } });
    await stage.waitForSubject(hasPods({ updated: 3, all: 4, ready: 4 }));
    await stage.checkpoint('the last old pod is to end');
    await stage.waitForSubject(isComplete);
    await stage.checkpoint('second version complete');
    await stage.patch({ spec: { paused: true } });
    await stage.waitForSubject(hasReason('DeploymentPaused'));
    await stage.checkpoint('paused at rest');
    await stage.patch(podTemplateWith('3.0.0'));
    await stage.waitForSubject(hasPods({ updated: 0 }));
    await stage.checkpoint('third version held back by the pause');
    await stage.patch({ spec: { paused: false, replicas: 0 } });
    await stage.waitForSubject(isComplete);
    await stage.checkpoint('scaled to no pods');
    await stage.whileControllersPause(async () => {
      await stage.patch({ spec: { replicas: 1 } });
      await stage.checkpoint('scaled up, not observed');
    });
    await stage.waitForSubject(isComplete);
    await stage.delete();
    await stage.waitForSubject(workload => workload === undefined);
    await stage.checkpoint('deleted');
    await stage.whileControllersPause(async () => {
      await stage.applyManifests('created again');
      await stage.checkpoint('created, not observed');
    });
  },
};
