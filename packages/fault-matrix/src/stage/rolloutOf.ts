export type RolloutChange = {
  image?: string;
  uid?: string;
  resourceVersion?: string;
};

/** A Rollout as an API server sends it. */
export function rolloutOf(
  name: string,
  {
    image = 'web:1',
    uid = `uid-of-${name}`,
    resourceVersion = '1',
  }: RolloutChange = {},
) {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { namespace: 'default', name, uid, resourceVersion },
    spec: {
      replicas: 2,
      strategy: { canary: { steps: [{ setWeight: 20 }, { pause: {} }] } },
      template: { spec: { containers: [{ name: 'web', image }] } },
    },
  };
}
