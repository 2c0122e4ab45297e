import type {
  AuthenticationStrategy,
  ClusterDetails,
} from '@backstage/plugin-kubernetes-node';

import type { InClusterServer } from './inClusterServer';
import { KubernetesPluginConnection } from './KubernetesPluginConnection';
import { KubernetesPluginSource } from './KubernetesPluginSource';

const authStrategy: AuthenticationStrategy = {
  getCredential: async ({ name }) => ({
    type: 'bearer token',
    token: `for ${name}`,
  }),
  validateCluster: () => [],
  presentAuthMetadata: () => ({}),
};

async function list(
  clusters: ClusterDetails[],
  options: { actions: boolean; inCluster?: InClusterServer } = {
    actions: false,
  },
) {
  const connection = new KubernetesPluginConnection();
  connection.provide({ clusters: async () => clusters, authStrategy });
  return new KubernetesPluginSource(connection, options).list();
}

const details = (change: Partial<ClusterDetails> = {}): ClusterDetails => ({
  name: 'eu',
  url: 'https://10.0.0.1',
  authMetadata: {
    'kubernetes.io/auth-provider': 'serviceAccount',
    serviceAccountToken: 'a token',
  },
  ...change,
});

describe('KubernetesPluginSource', () => {
  it('lists a cluster with the credentials of its strategy, and no actor', async () => {
    const [cluster] = await list([
      details({ caData: Buffer.from('a PEM').toString('base64') }),
    ]);
    expect(cluster).toMatchObject({
      name: 'eu',
      url: 'https://10.0.0.1',
      ca: 'a PEM',
    });
    expect(await cluster?.reader?.()).toEqual({
      type: 'bearer-token',
      token: 'for eu',
    });
    expect(cluster?.actor).toBeUndefined();
  });

  it('acts with the same credentials where the operator says so', async () => {
    const [cluster] = await list([details()], { actions: true });
    expect(await cluster?.actor?.()).toEqual({
      type: 'bearer-token',
      token: 'for eu',
    });
  });

  it.each(['oidc', 'google', 'aks'])(
    'has no credentials where %s takes those of a person',
    async provider => {
      const [cluster] = await list(
        [
          details({
            authMetadata: { 'kubernetes.io/auth-provider': provider },
          }),
        ],
        { actions: true },
      );
      expect(cluster).toMatchObject({ name: 'eu' });
      expect([cluster?.reader, cluster?.actor]).toEqual([undefined, undefined]);
    },
  );

  it('takes the file of an authority before its data, as the Kubernetes plugin does', async () => {
    const [cluster] = await list([
      details({ caFile: '/ca.crt', caData: 'eHg=' }),
    ]);
    expect([cluster?.caFile, cluster?.ca]).toEqual(['/ca.crt', undefined]);
  });

  it('sends the token of the own service account to the own cluster only, wherever the configuration points', async () => {
    const inCluster = { url: 'https://10.96.0.1:443', caFile: '/own/ca.crt' };
    const [own, other] = await list(
      [
        details({
          caFile: '/other/ca.crt',
          authMetadata: { 'kubernetes.io/auth-provider': 'serviceAccount' },
        }),
        details({ name: 'us' }),
      ],
      { actions: false, inCluster },
    );
    expect(own).toMatchObject(inCluster);
    expect(other).toMatchObject({ url: 'https://10.0.0.1' });
  });

  it('lists nothing when the backend has started without a Kubernetes plugin', async () => {
    const connection = new KubernetesPluginConnection();
    const source = new KubernetesPluginSource(connection, { actions: false });
    const listing = source.list();
    connection.close();
    expect(await listing).toEqual([]);
  });
});
