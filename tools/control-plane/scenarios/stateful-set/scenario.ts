import { podTemplateWith } from '../../podTemplateWith.ts';
import type { Scenario } from '../../Scenario.ts';
import { hasPods, isComplete } from '../../workloadStates.ts';

export const scenario: Scenario = {
  subject: 'StatefulSet',
  exercised:
    'StatefulSet: created, updated behind a partition and then whole, scaled to no pods, deleted; also before its controller has looked.',
  strategy: 'RollingUpdate, 3 replicas, minReadySeconds 3.',

  async prepare(stage) {
    await stage.applyManifests('first version');
    await stage.waitForSubject(hasPods({ all: 1, ready: 1 }));
    await stage.checkpoint('one pod of three');
    await stage.waitForSubject(isComplete);
    await stage.checkpoint('first version complete');
  },

  async play(stage) {
    await stage.patch(partition(2));
    await stage.whileControllersPause(async () => {
      await stage.patch(podTemplateWith('2.0.0'));
      await stage.checkpoint('second version not observed');
    });
    await stage.waitForSubject(hasPods({ updated: 1, ready: 3, available: 3 }));
    await stage.checkpoint('updated down to the partition');
    await stage.patch(partition(0));
    await stage.waitForSubject(hasPods({ updated: 2, ready: 3, available: 2 }));
    await stage.checkpoint('two of three pods updated');
    await stage.waitForSubject(isComplete);
    await stage.checkpoint('second version complete');
    await stage.patch({ spec: { replicas: 0 } });
    await stage.waitForSubject(isComplete);
    await stage.checkpoint('scaled to no pods');
    await stage.delete();
    await stage.waitForSubject(workload => workload === undefined);
    await stage.checkpoint('deleted');
    await stage.whileControllersPause(async () => {
      await stage.applyManifests('created again');
      await stage.checkpoint('created, not observed');
    });
  },
};

function partition(ordinal: number): object {
  return {
    spec: { updateStrategy: { rollingUpdate: { partition: ordinal } } },
  };
}
