import {
  createBackendModule,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import kubernetesPlugin from '@backstage/plugin-kubernetes-backend';
import {
  kubernetesAuthStrategyExtensionPoint,
  kubernetesClusterSupplierExtensionPoint,
  type AuthenticationStrategy,
} from '@backstage/plugin-kubernetes-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  entityRolloutsSchema,
  type EntityRollouts,
} from '@rollouts-portal/plugin-rollouts-common';
import request from 'supertest';

import rolloutsBackend from './index';
import { ScriptedApiServer } from './cluster/testing/ScriptedApiServer';
import { pausedCanary } from './testing/pausedCanary';

const ROLLOUTS = '/apis/argoproj.io/v1alpha1/rollouts';

const entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'web',
    annotations: { 'backstage.io/kubernetes-id': 'web' },
  },
};

const nothingToCheck: Pick<
  AuthenticationStrategy,
  'validateCluster' | 'presentAuthMetadata'
> = { validateCluster: () => [], presentAuthMetadata: () => ({}) };

/**
 * The Kubernetes plugin's strategies for tests: its own load a library in a way that Jest does not allow. `oidc` is
 * here only to be there: it must not be asked.
 */
const authStrategiesModule = createBackendModule({
  pluginId: 'kubernetes',
  moduleId: 'auth-strategies-for-tests',
  register(env) {
    env.registerInit({
      deps: { strategies: kubernetesAuthStrategyExtensionPoint },
      async init({ strategies }) {
        strategies.addAuthStrategy('serviceAccount', {
          ...nothingToCheck,
          async getCredential({ authMetadata: { serviceAccountToken } }) {
            if (!serviceAccountToken) throw new Error('no token');
            return { type: 'bearer token', token: serviceAccountToken };
          },
        });
        // One of an organization's own.
        strategies.addAuthStrategy('vault', {
          ...nothingToCheck,
          getCredential: async () => ({ type: 'bearer token', token: 'right' }),
        });
        strategies.addAuthStrategy('oidc', {
          ...nothingToCheck,
          getCredential: () => Promise.reject(new Error('asked')),
        });
      },
    });
  },
});

describe('the one line of a backend', () => {
  let apiServer: ScriptedApiServer;

  beforeEach(async () => {
    apiServer = await new ScriptedApiServer().start();
    apiServer.define(ROLLOUTS);
    apiServer.define('/api/v1/namespaces');
    const canary = pausedCanary();
    apiServer.put(ROLLOUTS, {
      ...canary,
      metadata: {
        ...canary.metadata,
        labels: { 'backstage.io/kubernetes-id': 'web' },
      },
    });
  });
  afterEach(() => apiServer.stop());

  const cluster = (change: object = {}) => ({
    name: 'prod-eu',
    url: apiServer.url,
    caData: Buffer.from(apiServer.ca).toString('base64'),
    authProvider: 'serviceAccount',
    serviceAccountToken: 'right',
    ...change,
  });

  const kubernetes = (...clusters: object[]) => ({
    serviceLocatorMethod: { type: 'multiTenant' },
    clusterLocatorMethods: [{ type: 'config', clusters }],
  });

  async function start(
    config: object,
    {
      withKubernetesPlugin = true,
      entities = [],
      features = [],
    }: {
      withKubernetesPlugin?: boolean;
      entities?: Entity[];
      features?: BackendFeature[];
    } = {},
  ): Promise<TestBackend['server']> {
    const { server } = await startTestBackend({
      features: [
        rolloutsBackend,
        ...(withKubernetesPlugin
          ? [kubernetesPlugin, authStrategiesModule]
          : []),
        mockServices.rootConfig.factory({
          data: { permission: { enabled: true }, ...config },
        }),
        mockServices.permissions.factory({ result: AuthorizeResult.ALLOW }),
        catalogServiceMock.factory({ entities: [entity, ...entities] }),
        ...features,
      ],
    });
    return server;
  }

  async function page(server: TestBackend['server']): Promise<EntityRollouts> {
    const { body } = await request(server)
      .get('/api/rollouts/entities/component/default/web/rollouts')
      .expect(200);
    return entityRolloutsSchema.parse(body);
  }

  async function pageWhere(
    server: TestBackend['server'],
    holds: (page: EntityRollouts) => boolean,
  ): Promise<EntityRollouts> {
    for (;;) {
      const current = await page(server);
      if (holds(current)) return current;
    }
  }

  const freshnessOf = ({ clusters }: EntityRollouts) =>
    Object.fromEntries(
      clusters.map(({ name, freshness }) => [
        name,
        freshness.problem?.code ?? freshness.state,
      ]),
    );

  it('shows what runs in the clusters of the Kubernetes plugin, without any configuration of ours', async () => {
    const server = await start({ kubernetes: kubernetes(cluster()) });
    const { items } = await pageWhere(server, ({ items: [item] }) =>
      Boolean(item),
    );
    expect(items.map(({ id }) => id)).toEqual([
      'prod-eu/argoproj.io/Rollout/payments/web',
    ]);
    expect(items[0]?.actions.map(({ denial }) => denial?.code)).toContain(
      'denied-no-actor',
    );
  });

  it('acts with its credentials where the operator says so', async () => {
    const server = await start({
      kubernetes: kubernetes(cluster()),
      rollouts: { kubernetesPlugin: { actions: true } },
    });
    const { items } = await pageWhere(server, ({ items: [item] }) =>
      Boolean(item),
    );
    expect(items[0]?.actions.map(({ denial }) => denial?.code)).not.toContain(
      'denied-no-actor',
    );
  });

  it('takes the cluster of the configuration before one of the same name', async () => {
    const server = await start({
      kubernetes: kubernetes(
        cluster({ serviceAccountToken: 'wrong' }),
        cluster({ name: 'prod-us', serviceAccountToken: 'wrong' }),
      ),
      rollouts: {
        clusters: [
          {
            name: 'prod-eu',
            url: apiServer.url,
            caData: apiServer.ca,
            token: 'right',
          },
        ],
      },
    });
    const live = await pageWhere(server, current => {
      const { 'prod-eu': eu, 'prod-us': us } = freshnessOf(current);
      return eu !== 'syncing' && us !== undefined && us !== 'syncing';
    });
    expect(freshnessOf(live)).toEqual({
      'prod-eu': 'live',
      'prod-us': 'cluster-wrong-token',
    });
  });

  it('names a cluster that takes the tokens of people only, and watches the others', async () => {
    const server = await start({
      kubernetes: kubernetes(
        cluster(),
        cluster({
          name: 'personal',
          authProvider: 'oidc',
          oidcTokenProvider: 'okta',
        }),
      ),
    });
    const shown = await pageWhere(
      server,
      current => freshnessOf(current)['prod-eu'] === 'live',
    );
    expect(freshnessOf(shown)).toMatchObject({
      personal: 'cluster-needs-person',
    });
  });

  describe('where the catalog names the clusters', () => {
    const named = (url = apiServer.url): Entity => ({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Resource',
      metadata: {
        name: 'prod-eu',
        annotations: {
          'kubernetes.io/api-server': url,
          'kubernetes.io/api-server-certificate-authority': Buffer.from(
            apiServer.ca,
          ).toString('base64'),
          'kubernetes.io/auth-provider': 'vault',
        },
      },
      spec: { type: 'kubernetes-cluster', owner: 'group:default/platform' },
    });
    const byCatalog = {
      serviceLocatorMethod: { type: 'multiTenant' },
      clusterLocatorMethods: [
        {
          type: 'catalog',
          dangerouslyAllowClusterUrls: ['127.0.0.1', 'localhost'],
        },
      ],
    };

    it('sends nothing there before the operator has named the host', async () => {
      const server = await start(
        { kubernetes: byCatalog },
        { entities: [named()] },
      );
      const shown = await pageWhere(server, current =>
        Boolean(freshnessOf(current)['prod-eu']),
      );
      expect(shown.clusters).toMatchObject([
        {
          name: 'prod-eu',
          freshness: {
            state: 'unwatched',
            problem: {
              code: 'cluster-not-allowed',
              params: { key: 'rollouts.kubernetesPlugin.catalogHosts' },
            },
          },
        },
      ]);
      expect(apiServer.requests).toEqual([]);
    });

    it.each(['127.0.0.1', 'localhost'])(
      'sends nothing to %s of this machine, and says where to look',
      async host => {
        const server = await start(
          {
            kubernetes: byCatalog,
            rollouts: { kubernetesPlugin: { catalogHosts: [host] } },
          },
          { entities: [named(apiServer.url.replace('127.0.0.1', host))] },
        );
        const shown = await pageWhere(
          server,
          current =>
            freshnessOf(current)['prod-eu'] === 'cluster-address-refused',
        );
        expect(shown.clusters).toMatchObject([
          {
            name: 'prod-eu',
            freshness: {
              state: 'unreachable',
              problem: {
                code: 'cluster-address-refused',
                params: {
                  key: 'kubernetes (cluster prod-eu)',
                  limits: 'rollouts.kubernetesPlugin.catalogAddresses',
                },
              },
            },
          },
        ]);
        expect(apiServer.connections).toBe(0);
      },
    );

    it('shows what runs there then, and nobody can act', async () => {
      const server = await start(
        {
          kubernetes: byCatalog,
          rollouts: {
            kubernetesPlugin: {
              actions: true,
              catalogHosts: ['127.0.0.1'],
              catalogAddresses: ['127.0.0.1/32'],
            },
          },
        },
        { entities: [named()] },
      );
      const { items } = await pageWhere(server, ({ items: [item] }) =>
        Boolean(item),
      );
      expect(items[0]?.actions.map(({ denial }) => denial?.code)).toContain(
        'denied-no-actor',
      );
    });
  });

  it("shows what runs in clusters of an organization's own supplier, by its own strategy", async () => {
    const supplierModule = createBackendModule({
      pluginId: 'kubernetes',
      moduleId: 'our-clusters',
      register(env) {
        env.registerInit({
          deps: { suppliers: kubernetesClusterSupplierExtensionPoint },
          async init({ suppliers }) {
            suppliers.addClusterSupplier({
              getClusters: async () => [
                {
                  name: 'ours',
                  url: apiServer.url,
                  caData: Buffer.from(apiServer.ca).toString('base64'),
                  authMetadata: { 'kubernetes.io/auth-provider': 'vault' },
                },
              ],
            });
          },
        });
      },
    });
    const server = await start(
      { kubernetes: kubernetes() },
      { features: [supplierModule] },
    );
    const { items } = await pageWhere(server, ({ items: [item] }) =>
      Boolean(item),
    );
    expect(items.map(({ id }) => id)).toEqual([
      'ours/argoproj.io/Rollout/payments/web',
    ]);
  });

  it.each([
    ['without the Kubernetes plugin', {}, { withKubernetesPlugin: false }],
    ['without its configuration', {}, {}],
    [
      'where its clusters are not wanted',
      {
        kubernetes: kubernetes({
          name: 'prod-eu',
          url: 'https://127.0.0.1:1',
          authProvider: 'serviceAccount',
          serviceAccountToken: 'x',
        }),
        rollouts: { kubernetesPlugin: { clusters: false } },
      },
      {},
    ],
  ])('says that no cluster is configured %s', async (_, config, options) => {
    const server = await start(config, options);
    const shown = await pageWhere(server, ({ configured }) => !configured);
    expect(shown.clusters).toEqual([]);
  });
});
