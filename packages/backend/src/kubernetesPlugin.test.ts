import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import {
  everything,
  startSimulatedCluster,
  type SimulatedCluster,
} from '@rollouts-portal/cluster-simulator';
import {
  fleetPageSchema,
  type FleetPage,
} from '@rollouts-portal/plugin-rollouts-common';

import {
  AZURE_TOKEN,
  cloudIdentities,
  GOOGLE_TOKEN,
} from './testing/cloudIdentities';
import { gatewayTo } from './testing/gatewayTo';
import { googleContainerApi } from './testing/googleContainerApi';
import { listening, type Listening } from './testing/listening';
import { RunningBackend } from './testing/RunningBackend';

/** Where the locator `localKubectlProxy` looks for `kubectl proxy`. */
const KUBECTL_PROXY_PORT = 8001;

// Two processes are started, which takes long on a busy machine; usually it is a quarter of this.
jest.setTimeout(180_000);

describe('a backend with the Kubernetes plugin', () => {
  let folder: string;
  let cluster: SimulatedCluster;
  const backends: RunningBackend[] = [];
  const servers: Listening[] = [];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'kubernetes-plugin-'));
    cluster = await startSimulatedCluster({ name: 'prod-eu' });
    cluster.store.create(rollout('web'));
  });
  afterAll(async () => {
    await Promise.all(backends.map(backend => backend.stop()));
    await Promise.all(servers.map(server => server.stop()));
    await cluster.stop();
    await rm(folder, { recursive: true });
  });

  async function start(
    port: number,
    config: object,
    env?: Record<string, string>,
  ): Promise<RunningBackend> {
    const file = join(folder, `${port}.json`);
    await writeFile(
      join(folder, 'organization.yaml'),
      JSON.stringify({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'User',
        metadata: { name: 'tester' },
        spec: { memberOf: [] },
      }),
    );
    await writeFile(file, JSON.stringify({ ...common(port), ...config }));
    const backend = new RunningBackend(port, file, env);
    backends.push(backend);
    return backend;
  }

  const common = (port: number) => ({
    app: { baseUrl: 'http://localhost:3000' },
    backend: {
      baseUrl: `http://127.0.0.1:${port}`,
      listen: { host: '127.0.0.1', port },
      database: { client: 'better-sqlite3', connection: ':memory:' },
    },
    auth: {
      providers: {
        demo: {
          users: [{ entityRef: 'user:default/tester', title: 'Tester' }],
        },
      },
    },
    catalog: {
      locations: [
        {
          type: 'file',
          target: join(folder, 'organization.yaml'),
          rules: [{ allow: ['User'] }],
        },
      ],
    },
  });

  const kubernetes = () => ({
    serviceLocatorMethod: { type: 'multiTenant' },
    clusterLocatorMethods: [
      {
        type: 'config',
        clusters: [
          {
            name: 'prod-eu',
            url: cluster.server,
            caData: Buffer.from(cluster.caPem).toString('base64'),
            authProvider: 'serviceAccount',
            serviceAccountToken: 'admin',
          },
          {
            name: 'personal',
            url: 'https://127.0.0.1:1',
            authProvider: 'oidc',
            oidcTokenProvider: 'okta',
          },
        ],
      },
    ],
  });

  it('shows its clusters without configuration of ours, and so does another backend, through its proxy', async () => {
    const [port, otherPort] = [await freePort(), await freePort()];
    const own = await start(port, {
      kubernetes: kubernetes(),
      discovery: pluginAt('rollouts', otherPort),
    });
    const other = await start(otherPort, {
      rollouts: { kubernetesPlugin: { elsewhere: {} } },
      discovery: pluginAt('kubernetes', port),
    });
    for (const backend of [own, other]) {
      const page = await pageWhere(backend, ({ items }) => items.length === 1);
      expect(page.items.map(({ id }) => id)).toEqual([
        'prod-eu/argoproj.io/Rollout/default/web',
      ]);
      expect(statesIn(page)).toEqual({
        'prod-eu': 'live',
        personal: 'unwatched',
      });
    }
    // By the watch, which is not held back until it ends.
    cluster.store.create(rollout('shop'));
    for (const backend of [own, other]) {
      const page = await pageWhere(backend, ({ items }) => items.length === 2);
      expect(page.items).toHaveLength(2);
    }
  });

  const serve = async (...[answer, at]: Parameters<typeof listening>) => {
    const server = await listening(answer, at);
    servers.push(server);
    return server.url;
  };

  it('watches with what the strategies of clouds get for it, and through kubectl proxy', async () => {
    const identities = await serve(cloudIdentities);
    const clouds = {
      aws: (token = '') => isSigned(token),
      azure: (token = '') => token === AZURE_TOKEN,
      googleServiceAccount: (token = '') => token === GOOGLE_TOKEN,
    };
    const clusters = await Promise.all(
      Object.entries(clouds).map(async ([authProvider, isRight]) => ({
        name: authProvider,
        url: await serve(gatewayTo(cluster, isRight)),
        authProvider,
      })),
    );
    await serve(
      gatewayTo(cluster, token => token === undefined),
      KUBECTL_PROXY_PORT,
    );
    const port = await freePort();
    const backend = await start(
      port,
      {
        kubernetes: {
          serviceLocatorMethod: { type: 'multiTenant' },
          clusterLocatorMethods: [
            { type: 'config', clusters },
            { type: 'localKubectlProxy' },
          ],
        },
      },
      {
        AWS_REGION: 'eu-west-1',
        AWS_ACCESS_KEY_ID: 'key',
        AWS_SECRET_ACCESS_KEY: 'secret',
        IDENTITY_ENDPOINT: `${identities}/azure`,
        IDENTITY_HEADER: 'of-this-app',
        ...googleAt(identities),
      },
    );
    const page = await pageWhere(backend, allRead);
    expect(statesIn(page)).toEqual({
      aws: 'live',
      azure: 'live',
      googleServiceAccount: 'live',
      local: 'live',
    });
  });

  it("watches the clusters that Google's API lists for a project", async () => {
    const onGke = await startSimulatedCluster({
      name: 'gke',
      tokens: { [GOOGLE_TOKEN]: { user: 'portal', rules: everything } },
    });
    servers.push({ url: onGke.server, stop: () => onGke.stop() });
    onGke.store.create(rollout('web'));
    const google = await googleContainerApi(GOOGLE_TOKEN, {
      'projects/fleet/locations/-': [
        {
          name: 'prod-us',
          endpoint: `127.0.0.1:${onGke.port}`,
          resourceLabels: { portal: 'shown' },
        },
        { name: 'lab', endpoint: '127.0.0.1:1' },
      ],
    });
    servers.push(google);
    const authority = join(folder, 'google.pem');
    await writeFile(authority, google.authority);
    const port = await freePort();
    const backend = await start(
      port,
      {
        kubernetes: {
          serviceLocatorMethod: { type: 'multiTenant' },
          clusterLocatorMethods: [
            {
              type: 'gke',
              projectId: 'fleet',
              authProvider: 'googleServiceAccount',
              matchingResourceLabels: [{ key: 'portal', value: 'shown' }],
              // The locator does not tell the authority of a cluster.
              skipTLSVerify: true,
            },
          ],
        },
      },
      {
        ...googleAt(await serve(cloudIdentities)),
        grpc_proxy: google.url,
        no_grpc_proxy: 'localhost',
        GRPC_DEFAULT_SSL_ROOTS_FILE_PATH: authority,
      },
    );
    const page = await pageWhere(backend, allRead);
    expect(statesIn(page)).toEqual({ 'prod-us': 'live' });
    expect(page.items.map(({ id }) => id)).toEqual([
      'prod-us/argoproj.io/Rollout/default/web',
    ]);
  });
});

function rollout(name: string) {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { namespace: 'default', name },
    spec: {
      replicas: 1,
      selector: { matchLabels: { app: name } },
      strategy: { canary: { steps: [] } },
    },
  };
}

/** Where a program finds that it runs at Google. */
const googleAt = (identities: string) => ({
  GCE_METADATA_HOST: identities.replace('http://', ''),
  METADATA_SERVER_DETECTION: 'assume-present',
});

const pluginAt = (plugin: string, port: number) => ({
  endpoints: [
    {
      target: `http://127.0.0.1:${port}/api/{{ pluginId }}`,
      plugins: [plugin],
    },
  ],
});

/** As the authenticator of EKS reads it: a signed request to STS, in the token. */
function isSigned(token: string): boolean {
  const [, encoded] = /^k8s-aws-v1\.(.+)$/.exec(token) ?? [];
  if (encoded === undefined) return false;
  const { host, searchParams } = new URL(
    Buffer.from(encoded, 'base64url').toString(),
  );
  return (
    host === 'sts.eu-west-1.amazonaws.com' &&
    searchParams.get('Action') === 'GetCallerIdentity' &&
    searchParams.get('X-Amz-SignedHeaders') === 'host;x-k8s-aws-id'
  );
}

const allRead = ({ clusters }: FleetPage) =>
  clusters.length > 0 &&
  clusters.every(({ freshness }) => freshness.state !== 'syncing');

const statesIn = ({ clusters }: FleetPage) =>
  Object.fromEntries(
    clusters.map(({ name, freshness }) => [name, freshness.state]),
  );

async function pageWhere(
  backend: RunningBackend,
  holds: (page: FleetPage) => boolean,
): Promise<FleetPage> {
  for (;;) {
    const answer = await backend.get('/rollouts');
    const page =
      answer === undefined ? undefined : fleetPageSchema.parse(answer);
    if (page && holds(page)) return page;
    // Nobody announces it, and the processes need the time.
    await pause(200);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}
