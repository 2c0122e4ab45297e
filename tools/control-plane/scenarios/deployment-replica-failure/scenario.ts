import { podTemplateWith } from '../../podTemplateWith.ts';
import type { Scenario } from '../../Scenario.ts';
import type { Stage } from '../../Stage.ts';
import { hasReason, isComplete } from '../../workloadStates.ts';

export const scenario: Scenario = {
  subject: 'Deployment',
  exercised:
    'Deployment: a quota refuses the pods of the second version; raised, the update completes.',
  strategy:
    'RollingUpdate, 3 replicas, maxSurge 1, maxUnavailable 0; a quota of 3 pods.',

  async prepare(stage) {
    await stage.applyManifests('first version');
    await stage.waitForSubject(isComplete);
    await allowPods(stage, 3);
    await stage.patch(podTemplateWith('2.0.0'));
    await stage.waitForSubject(hasReason('FailedCreate'));
    await stage.checkpoint('the quota refuses a pod');
  },

  async play(stage) {
    await stage.patch({ spec: { paused: true } });
    await stage.waitForSubject(hasReason('DeploymentPaused'));
    await stage.checkpoint('paused while the quota refuses');
    await stage.patch({ spec: { paused: false } });
    await allowPods(stage, 30);
    await stage.waitForSubject(isComplete);
    await stage.checkpoint('complete after the quota was raised');
  },
};

function allowPods(stage: Stage, pods: number): Promise<void> {
  return stage.request(
    'PATCH',
    `/api/v1/namespaces/${stage.namespace}/resourcequotas/pods/status`,
    { status: { hard: { pods: `${pods}` }, used: { pods: '3' } } },
  );
}
