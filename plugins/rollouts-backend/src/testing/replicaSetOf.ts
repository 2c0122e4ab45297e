/** What the API server holds for a ReplicaSet of `pausedCanary`: its older revision unless told otherwise. */
export function replicaSetOf(
  overrides: {
    podHash?: string;
    revision?: number;
    uid?: string;
    ownerUid?: string;
    image?: string;
  } = {},
) {
  const {
    podHash = '79f7c69fbb',
    revision = 1,
    uid = 'c0ffee00-0000-4000-8000-000000000011',
    ownerUid = 'c0ffee00-0000-4000-8000-000000000001',
    image = 'registry.example.test/web:1.0.0',
  } = overrides;
  const labels = { app: 'web', 'rollouts-pod-template-hash': podHash };
  return {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: {
      namespace: 'payments',
      name: `web-${podHash}`,
      uid,
      creationTimestamp: '2026-11-21T02:46:23Z',
      labels,
      annotations: { 'rollout.argoproj.io/revision': String(revision) },
      ownerReferences: [
        { kind: 'Rollout', name: 'web', uid: ownerUid, controller: true },
      ],
    },
    spec: {
      replicas: 0,
      template: {
        metadata: { labels, annotations: { team: 'payments' } },
        spec: {
          containers: [
            { name: 'web', image, env: [{ name: 'A', value: 'b' }] },
          ],
        },
      },
    },
    status: { replicas: 0 },
  };
}
