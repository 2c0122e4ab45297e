import { mergePatch } from './states/mergePatch';

/** Commits as Argo CD writes them; the second is the newer one. */
export const SYNCING = '0c1f5f9a2f6e7d3b4c5a69788796a5b4c3d2e1f0';
export const NEWEST = 'b7e2c4d6f8091a2b3c4d5e6f708192a3b4c5d6e7';

/**
 * An Application as Argo CD 3.5 keeps it, in the middle of a sync that waits for the Rollout `web`. Health of single
 * objects is not in it, as is the default since 3.0.
 *
 * @param patch - JSON merge patch over it
 */
export function applicationObject(patch: object = {}): unknown {
  return mergePatch(APPLICATION, patch);
}

const APPLICATION = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Application',
  metadata: {
    name: 'shop-web',
    namespace: 'argocd',
    uid: '3f2a1b0c-6f0e-4b0e-9d57-0d6a5cf0c001',
    resourceVersion: '81234',
    generation: 412,
    creationTimestamp: '2026-09-01T08:00:00Z',
    labels: { team: 'shop' },
    annotations: {
      'kubectl.kubernetes.io/last-applied-configuration': '{"a":"secret"}',
    },
  },
  operation: { sync: { revision: SYNCING }, initiatedBy: { automated: true } },
  spec: {
    project: 'shop',
    destination: {
      server: 'https://kubernetes.default.svc',
      namespace: 'shop',
    },
    source: {
      repoURL: 'https://robot:hunter2@git.example.test/shop/deploy.git',
      path: 'web/overlays/production',
      targetRevision: 'main',
      helm: { parameters: [{ name: 'password', value: 'hunter2' }] },
    },
    syncPolicy: {
      automated: { prune: true, selfHeal: true },
      syncOptions: ['CreateNamespace=true'],
    },
  },
  status: {
    controllerNamespace: 'argocd',
    sync: {
      status: 'OutOfSync',
      revision: NEWEST,
      comparedTo: { source: { path: 'web/overlays/production' } },
    },
    health: {
      status: 'Suspended',
      lastTransitionTime: '2026-11-21T09:00:02Z',
    },
    resourceHealthSource: 'appTree',
    reconciledAt: '2026-11-21T09:03:00Z',
    resources: [
      {
        version: 'v1',
        kind: 'Service',
        namespace: 'shop',
        name: 'web',
        status: 'Synced',
      },
      {
        group: 'argoproj.io',
        version: 'v1alpha1',
        kind: 'Rollout',
        namespace: 'shop',
        name: 'web',
        status: 'Synced',
        syncWave: 1,
      },
    ],
    operationState: {
      operation: { sync: { revision: SYNCING } },
      phase: 'Running',
      message: 'waiting for healthy state of argoproj.io/Rollout/web',
      startedAt: '2026-11-21T09:00:00Z',
      syncResult: {
        revision: SYNCING,
        resources: [
          {
            group: 'argoproj.io',
            version: 'v1alpha1',
            kind: 'Rollout',
            namespace: 'shop',
            name: 'web',
            status: 'Synced',
            message: 'rollout.argoproj.io/web configured',
            hookPhase: 'Running',
            syncPhase: 'Sync',
          },
          {
            group: '',
            version: 'v1',
            kind: 'Service',
            namespace: 'shop',
            name: 'web',
            status: 'Synced',
            hookPhase: 'Succeeded',
            syncPhase: 'Sync',
          },
        ],
      },
    },
  },
};
