import { applyObject } from '@rollouts-portal/control-plane/applyObject.ts';
import type { Cluster } from '@rollouts-portal/control-plane/Cluster.ts';
import { isPausedAt } from '@rollouts-portal/control-plane/rolloutStates.ts';

import { TestRollout } from '../../packages/app/e2e-tests/TestRollout.ts';
import { COMPONENT } from './surroundings.ts';

/** A canary that waits at its first pause, in a cluster whose one identity may both watch and act. */
export async function pausedRollout(cluster: Cluster): Promise<TestRollout> {
  // As the operator guide has it for the Kubernetes plugin's identity.
  await applyObject(cluster, {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRoleBinding',
    metadata: { name: 'kubernetes-plugin-watches-rollouts' },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: 'rollouts-portal-watcher',
    },
    subjects: [
      {
        kind: 'ServiceAccount',
        name: 'portal-actor',
        namespace: 'rollouts-portal',
      },
    ],
  });
  const rollout = await TestRollout.apply(cluster, {
    id: COMPONENT,
    steps: [{ setWeight: 20 }, { pause: {} }, { setWeight: 60 }, { pause: {} }],
  });
  await rollout.update('2.0.0');
  await rollout.waitFor(isPausedAt(1));
  return rollout;
}
