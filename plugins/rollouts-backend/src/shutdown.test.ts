import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  startSimulatedCluster,
  type SimulatedCluster,
} from '@rollouts-portal/cluster-simulator';
import {
  actionOutcomeSchema,
  formatRolloutId,
  preconditionOf,
  projectRollout,
} from '@rollouts-portal/plugin-rollouts-common';

import { rolloutsPlugin } from './plugin';
import { pausedCanary } from './testing/pausedCanary';

const USER = { authorization: mockCredentials.user.header() };
const ID = formatRolloutId({
  cluster: 'prod-eu',
  group: 'argoproj.io',
  kind: 'Rollout',
  namespace: 'payments',
  name: 'web',
});

/** A backend that watches this cluster; the test ends it. */
async function start({ name, server, caPem }: SimulatedCluster) {
  const backend = await startTestBackend({
    features: [
      rolloutsPlugin,
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: true },
          rollouts: {
            clusters: [
              {
                name,
                url: server,
                caData: Buffer.from(caPem).toString('base64'),
                token: 'admin',
                actor: { token: 'admin' },
              },
            ],
          },
        },
      }),
      mockServices.permissions.factory({ result: AuthorizeResult.ALLOW }),
      catalogServiceMock.factory({ entities: [] }),
    ],
  });
  const api = `http://localhost:${backend.server.port()}/api/rollouts`;
  const health = async () => {
    const answer = await fetch(`${api}/health`);
    return { code: answer.status, ...(await answer.json()) };
  };
  return {
    backend,
    health,
    get: (path: string) => fetch(`${api}${path}`, { headers: USER }),
    post: (path: string, body: object) =>
      fetch(`${api}${path}`, {
        method: 'POST',
        headers: { ...USER, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    async untilHealthIs(wanted: string) {
      while ((await health()).status !== wanted);
    },
  };
}

// Jest's own limit of five seconds is the time that a shutdown may take.
describe('a backend that is stopped', () => {
  let cluster: SimulatedCluster;

  beforeEach(async () => {
    cluster = await startSimulatedCluster({ name: 'prod-eu' });
  });
  afterEach(() => cluster.stop());

  it('ends its streams, and answers an action that still waits for its effect', async () => {
    const { store, faults } = cluster;
    store.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'payments' },
    });
    const { status, ...rollout } = pausedCanary();
    store.create({
      ...rollout,
      metadata: { namespace: 'payments', name: 'web' },
    });
    const resource = store.resource('rollouts');
    if (!resource) throw new Error('no rollouts are served');
    const stored = store.update(
      { resource, namespace: 'payments', name: 'web' },
      'status',
      current => ({ ...current, status: { ...status } }),
    );
    const { backend, get, post, untilHealthIs } = await start(cluster);
    await untilHealthIs('ok');
    const stream = (await get('/stream?scope=fleet')).body?.getReader();
    const first = new TextDecoder().decode((await stream?.read())?.value);
    expect(first).toContain('event: snapshot');
    const patched = new Promise<void>(resolve => {
      faults.delay(0, {
        matching: ({ method }) => {
          if (method === 'PATCH') resolve();
          return false;
        },
      });
    });

    // Nobody runs a controller there, so the effect never comes.
    const action = post(`/rollouts/${encodeURIComponent(ID)}/actions`, {
      verb: 'abort',
      precondition: preconditionOf('abort', projectRollout(stored)),
      idempotencyKey: '00000000-0000-4000-8000-000000000001',
    });
    await patched;
    await backend.stop();

    const outcome = actionOutcomeSchema.parse(await (await action).json());
    expect(outcome).toMatchObject({
      result: 'accepted',
      text: { code: 'outcome-accepted-unseen' },
    });
    while (!(await stream?.read())?.done);
  });

  it('does not wait for a cluster that does not answer', async () => {
    cluster.faults.silence();
    const { backend, health } = await start(cluster);
    expect(await health()).toMatchObject({ code: 503, status: 'starting' });
    await backend.stop();
    await expect(health()).rejects.toThrow();
  });
});
