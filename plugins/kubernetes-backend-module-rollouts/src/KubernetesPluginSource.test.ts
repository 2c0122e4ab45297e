import type {
  AuthenticationStrategy,
  ClusterDetails,
} from '@backstage/plugin-kubernetes-node';

import type { InClusterServer } from '@rollouts-portal/plugin-rollouts-node';

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
  options: {
    actions?: boolean;
    catalogHosts?: string[];
    catalogAddresses?: string[];
    inCluster?: InClusterServer;
  } = {},
) {
  const connection = new KubernetesPluginConnection();
  connection.provide({ clusters: async () => clusters, authStrategy });
  return new KubernetesPluginSource(connection, {
    actions: false,
    catalogHosts: [],
    ...options,
  }).list();
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
      expect(cluster).toMatchObject({
        name: 'eu',
        withoutReader: { why: 'needs-person' },
      });
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
    const inCluster = {
      url: 'https://10.96.0.1:443',
      caFile: '/own/ca.crt',
      tokenFile: '/own/token',
    };
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
    expect(own).toMatchObject({
      url: inCluster.url,
      caFile: inCluster.caFile,
    });
    expect(other).toMatchObject({ url: 'https://10.0.0.1' });
  });

  describe('a cluster that the catalog names', () => {
    const ofCatalog = (change: Partial<ClusterDetails> = {}) =>
      details({
        url: 'https://eu.clusters.test',
        authMetadata: {
          'kubernetes.io/api-server': 'https://eu.clusters.test',
          'kubernetes.io/auth-provider': 'aws',
        },
        ...change,
      });
    const catalogHosts = ['*.clusters.test'];

    it('gets no credentials unless the operator names its host', async () => {
      const [cluster] = await list([ofCatalog()], { actions: true });
      expect(cluster).toMatchObject({
        withoutReader: {
          why: 'not-allowed',
          key: 'rollouts.kubernetesPlugin.catalogHosts',
        },
      });
      expect([cluster?.reader, cluster?.actor]).toEqual([undefined, undefined]);
    });

    it('is watched then, and never acted in', async () => {
      const [cluster] = await list([ofCatalog()], {
        actions: true,
        catalogHosts,
      });
      expect(await cluster?.reader?.()).toMatchObject({ token: 'for eu' });
      expect(cluster?.actor).toBeUndefined();
    });

    it.each([
      ['plain http', { url: 'http://eu.clusters.test' }],
      ['the domain itself', { url: 'https://clusters.test' }],
      ['a host that only ends alike', { url: 'https://evilclusters.test' }],
      ['a host that only begins so', { url: 'https://eu.clusters.test.evil' }],
      ['no address', { url: 'eu.clusters.test' }],
    ])('is not reached by %s', async (_, change) => {
      const [cluster] = await list([ofCatalog(change)], { catalogHosts });
      expect(cluster?.reader).toBeUndefined();
    });

    it('is verified, whatever the catalog says', async () => {
      const [cluster] = await list([ofCatalog({ skipTLSVerify: true })], {
        catalogHosts,
      });
      expect(cluster?.skipTLSVerify).toBeUndefined();
    });

    it('is limited in its addresses, also where the operator names none', async () => {
      const key = 'rollouts.kubernetesPlugin.catalogAddresses';
      const [usual] = await list([ofCatalog()], { catalogHosts });
      expect(usual?.addressLimits).toEqual({ key });
      const catalogAddresses = ['10.20.0.0/16'];
      const [named, own] = await list([ofCatalog(), details()], {
        catalogHosts,
        catalogAddresses,
      });
      expect(named?.addressLimits).toEqual({ key, networks: catalogAddresses });
      expect(own?.addressLimits).toBeUndefined();
    });

    it("never gets the token of the portal's own service account", async () => {
      const [cluster] = await list(
        [
          ofCatalog({
            authMetadata: {
              'kubernetes.io/api-server': 'https://eu.clusters.test',
              'kubernetes.io/auth-provider': 'serviceAccount',
            },
          }),
        ],
        { catalogHosts },
      );
      expect(cluster?.reader).toBeUndefined();
    });
  });

  it('lists nothing when the backend has started without a Kubernetes plugin', async () => {
    const connection = new KubernetesPluginConnection();
    const source = new KubernetesPluginSource(connection, {
      actions: false,
      catalogHosts: [],
    });
    const listing = source.list();
    connection.close();
    expect(await listing).toEqual([]);
  });
});
