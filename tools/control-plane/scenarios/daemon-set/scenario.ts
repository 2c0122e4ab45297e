import type { KubernetesObject } from '../../KubernetesObject.ts';
import { FITS_NOWHERE, podTemplateWith } from '../../podTemplateWith.ts';
import type { Scenario } from '../../Scenario.ts';
import { hasPods, isComplete } from '../../workloadStates.ts';

export const scenario: Scenario = {
  subject: 'DaemonSet',
  exercised:
    'DaemonSet: updated node by node, then by hand, without a node that fits, deleted; also before its controller has looked.',
  strategy: 'RollingUpdate, 3 nodes, maxUnavailable 1, minReadySeconds 3.',

  async prepare(stage) {
    await stage.apply('two more nodes', ['two', 'three'].map(node));
    await stage.applyManifests('first version');
    await stage.waitForSubject(
      hasPods({ wanted: 3, updated: 3, ready: 3, available: 0 }),
    );
    await stage.checkpoint('first version starts');
    await stage.waitForSubject(isComplete);
    await stage.checkpoint('first version complete');
  },

  async play(stage) {
    await stage.whileControllersPause(async () => {
      await stage.patch(podTemplateWith('2.0.0'));
      await stage.checkpoint('second version not observed');
    });
    await stage.waitForSubject(hasPods({ updated: 1, ready: 3 }));
    await stage.checkpoint('one of three nodes updated');
    await stage.waitForSubject(hasPods({ updated: 3, ready: 3, available: 2 }));
    await stage.checkpoint('the last pod starts');
    await stage.waitForSubject(isComplete);
    await stage.checkpoint('second version complete');
    await stage.patch({ spec: { updateStrategy: { type: 'OnDelete' } } });
    await stage.patch(podTemplateWith('3.0.0'));
    await stage.waitForSubject(hasPods({ updated: 0, available: 3 }));
    await stage.checkpoint('no pod was deleted yet');
    await stage.patch({ spec: { updateStrategy: { type: 'RollingUpdate' } } });
    await stage.patch(podTemplateWith('4.0.0', FITS_NOWHERE));
    await stage.waitForSubject(hasPods({ wanted: 0, all: 0, available: 0 }));
    await stage.checkpoint('no node fits');
    await stage.delete();
    await stage.waitForSubject(workload => workload === undefined);
    await stage.checkpoint('deleted');
    await stage.whileControllersPause(async () => {
      await stage.applyManifests('created again');
      await stage.checkpoint('created, not observed');
    });
  },
};

function node(name: string): KubernetesObject {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: {
      name: `fake-node-${name}`,
      annotations: { 'kwok.x-k8s.io/node': 'fake' },
      labels: { 'kubernetes.io/hostname': `fake-node-${name}`, type: 'kwok' },
    },
  };
}
