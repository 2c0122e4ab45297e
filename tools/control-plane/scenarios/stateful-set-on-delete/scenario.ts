import { podTemplateWith } from '../../podTemplateWith.ts';
import type { Scenario } from '../../Scenario.ts';
import { hasPods, isComplete } from '../../workloadStates.ts';

export const scenario: Scenario = {
  subject: 'StatefulSet',
  exercised:
    'StatefulSet: pods take the new version when someone deletes them.',
  strategy: 'OnDelete, 2 replicas.',

  async prepare(stage) {
    await stage.applyManifests('first version');
    await stage.waitForSubject(isComplete);
    await stage.checkpoint('first version complete');
  },

  async play(stage) {
    await stage.patch(podTemplateWith('2.0.0'));
    await stage.waitForSubject(hasPods({ updated: 0, available: 2 }));
    await stage.checkpoint('no pod was deleted yet');
    for (const [index, pod] of ['web-0', 'web-1'].entries()) {
      await stage.request(
        'DELETE',
        `/api/v1/namespaces/${stage.namespace}/pods/${pod}`,
      );
      await stage.waitForSubject(hasPods({ updated: index + 1, available: 2 }));
      await stage.checkpoint(`${pod} was deleted and is back`);
    }
  },
};
