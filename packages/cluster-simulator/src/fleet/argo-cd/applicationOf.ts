import type { KubernetesObject } from '../../store/KubernetesObject';
import type { Placement } from '../Placement';

/** Where Argo CD and its Applications are. */
export const ARGO_CD_NAMESPACE = 'argocd';

/** On an Application: something runs after its sync, so that the sync waits until all that it deploys is healthy. */
export const POST_SYNC_HOOK = 'simulator.rollouts-portal.io/post-sync-hook';

/** The Application of one service, synced by itself; nothing is known of it yet. */
export function applicationOf({
  service,
  namespace,
}: Placement): KubernetesObject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: service,
      namespace: ARGO_CD_NAMESPACE,
      // One is enough to see what that does to those who come after.
      ...(service === 'payments-api' && {
        annotations: { [POST_SYNC_HOOK]: 'smoke-test' },
      }),
    },
    spec: {
      project: 'shop',
      source: {
        repoURL: 'https://git.example.test/shop/deploy.git',
        path: service,
        targetRevision: 'main',
      },
      destination: { server: 'https://kubernetes.default.svc', namespace },
      syncPolicy: { automated: { prune: true } },
    },
  };
}
