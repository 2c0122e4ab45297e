/** What the API server holds for a canary of four steps that waits at its first pause; see recording 01. */
export function pausedCanary(
  overrides: {
    namespace?: string;
    name?: string;
    uid?: string;
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
    spec?: Record<string, unknown>;
    status?: Record<string, unknown>;
  } = {},
) {
  const {
    namespace = 'payments',
    name = 'web',
    uid = 'c0ffee00-0000-4000-8000-000000000001',
  } = overrides;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: {
      namespace,
      name,
      uid,
      generation: 3,
      resourceVersion: '772',
      creationTimestamp: '2026-11-21T02:46:23Z',
      labels: {
        'backstage.io/kubernetes-id': 'payments-api',
        ...overrides.labels,
      },
      annotations: {
        'rollout.argoproj.io/revision': '2',
        ...overrides.annotations,
      },
    },
    spec: {
      replicas: 5,
      strategy: {
        canary: {
          steps: [
            { setWeight: 20 },
            { pause: {} },
            { setWeight: 50 },
            { pause: { duration: '10s' } },
          ],
        },
      },
      template: {
        spec: {
          containers: [
            { name: 'web', image: 'registry.example.test/web:2.0.0' },
          ],
        },
      },
      ...overrides.spec,
    },
    status: {
      phase: 'Paused',
      message: 'CanaryPauseStep',
      observedGeneration: '3',
      currentPodHash: '5f6c74b595',
      stableRS: '79f7c69fbb',
      currentStepIndex: 1,
      controllerPause: true,
      pauseConditions: [
        { reason: 'CanaryPauseStep', startTime: '2026-11-21T02:46:26Z' },
      ],
      replicas: 5,
      updatedReplicas: 1,
      readyReplicas: 5,
      availableReplicas: 5,
      ...overrides.status,
    },
  };
}
