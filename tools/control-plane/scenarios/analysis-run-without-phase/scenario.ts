import { at, textAt } from '../../json.ts';
import { isFullyPromoted, isPausedAt } from '../../rolloutStates.ts';
import type { Scenario } from '../../Scenario.ts';

export const scenario: Scenario = {
  exercised:
    'An AnalysisRun that no controller has looked at yet, as it is for a moment after each is made: the story makes one while the controllers sleep.',
  strategy:
    'canary, 5 replicas, no traffic router; steps setWeight 20, pause {}.',

  async prepare(stage) {
    stage.measurements.set('error-ratio', 0.01);
    await stage.applyManifests('first version');
    await stage.waitForRollout(isFullyPromoted);
    await stage.setImage('registry.example.test/web:2.0.0');
    await stage.waitForRollout(isPausedAt(1));
  },

  async play(stage) {
    const rollout = await stage.waitForRollout(isPausedAt(1));
    const hash = textAt(rollout, 'status', 'currentPodHash');
    await stage.whileControllersPause(async () => {
      await stage.apply('an AnalysisRun as the controller makes them', [
        {
          apiVersion: 'argoproj.io/v1alpha1',
          kind: 'AnalysisRun',
          metadata: {
            name: 'web-not-looked-at',
            namespace: stage.namespace,
            labels: {
              'rollouts-pod-template-hash': hash,
              'rollout-type': 'Step',
              'step-index': '1',
            },
            annotations: { 'rollout.argoproj.io/revision': '2' },
            ownerReferences: [
              {
                apiVersion: 'argoproj.io/v1alpha1',
                kind: 'Rollout',
                name: 'web',
                uid: at(rollout, 'metadata', 'uid'),
                controller: true,
                blockOwnerDeletion: true,
              },
            ],
          },
          spec: {
            metrics: [
              {
                name: 'error-ratio',
                interval: '1s',
                count: 2,
                successCondition: 'result < 0.05',
                provider: {
                  web: {
                    url: `${stage.measurements.url}/error-ratio`,
                    jsonPath: '{$.data.value}',
                  },
                },
              },
            ],
          },
        },
      ]);
      await stage.checkpoint('the run has no phase');
    });
    await stage.waitForAnalysisRun(
      run => at(run, 'status', 'phase') !== undefined,
    );
    await stage.argoRollouts('promote');
    await stage.waitForRollout(isFullyPromoted);
    await stage.checkpoint('fully promoted');
  },
};
