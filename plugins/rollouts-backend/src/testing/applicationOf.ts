/** What the API server holds for an Application that deploys these Rollouts, and waits for the first of them. */
export function applicationOf(
  rollouts: readonly { namespace: string; name: string }[],
  overrides: {
    name?: string;
    destination?: { server?: string; name?: string; namespace?: string };
    status?: object;
  } = {},
) {
  const { name = 'shop' } = overrides;
  const [first = { namespace: 'payments', name: 'web' }] = rollouts;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      namespace: 'argocd',
      name,
      uid: `uid-of-${name}`,
      resourceVersion: '1',
    },
    spec: {
      project: 'default',
      destination: overrides.destination ?? {
        server: 'https://kubernetes.default.svc',
        namespace: first.namespace,
      },
      source: { repoURL: 'https://git.example.test/deploy.git' },
      syncPolicy: { automated: { selfHeal: true } },
    },
    status: {
      controllerNamespace: 'argocd',
      sync: { status: 'Synced', revision: 'newest' },
      health: { status: 'Suspended' },
      resources: rollouts.map(rollout => ({
        group: 'argoproj.io',
        version: 'v1alpha1',
        kind: 'Rollout',
        status: 'Synced',
        ...rollout,
      })),
      operationState: {
        phase: 'Running',
        message: `waiting for healthy state of argoproj.io/Rollout/${first.name}`,
        startedAt: '2026-11-21T02:46:00Z',
        operation: { sync: { revision: 'older' } },
      },
      ...overrides.status,
    },
  };
}
