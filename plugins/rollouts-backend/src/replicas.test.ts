import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  startSimulatedCluster,
  type SimulatedCluster,
} from '@rollouts-portal/cluster-simulator';
import {
  actionOutcomeSchema,
  fleetPageSchema,
  formatRolloutId,
  preconditionOf,
  projectRollout,
} from '@rollouts-portal/plugin-rollouts-common';
import knexOf, { type Knex } from 'knex';
import request from 'supertest';

import { rolloutsPlugin } from './plugin';
import { pausedCanary } from './testing/pausedCanary';
import { eventually } from './testing/PlayedReplica';
import { postgresIds } from './testing/postgresIds';

jest.setTimeout(60_000);

const databases = TestDatabases.create({ disableDocker: true });
const ID = formatRolloutId({
  cluster: 'europe',
  group: 'argoproj.io',
  kind: 'Rollout',
  namespace: 'default',
  name: 'web',
});

function isWaiting(rollout: unknown): boolean {
  return projectRollout(rollout).status.pauseConditions.length > 0;
}

/** One backend of several; its clusters and its database are those of the others. */
async function start(cluster?: SimulatedCluster, knex?: Knex) {
  const backend = await startTestBackend({
    features: [
      rolloutsPlugin,
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: true },
          rollouts: {
            replicas: { mode: 'shared' },
            clusters: cluster
              ? [
                  {
                    name: cluster.name,
                    url: cluster.server,
                    caData: Buffer.from(cluster.caPem).toString('base64'),
                    token: 'admin',
                    actor: { token: 'admin' },
                  },
                ]
              : [],
          },
        },
      }),
      mockServices.permissions.factory({ result: AuthorizeResult.ALLOW }),
      catalogServiceMock.factory({ entities: [] }),
      ...(knex
        ? [mockServices.database.mock({ getClient: async () => knex }).factory]
        : []),
    ],
  });
  const { server } = backend;
  const page = async () => {
    const { body } = await request(server)
      .get('/api/rollouts/rollouts')
      .set('authorization', mockCredentials.user.header());
    return fleetPageSchema.parse(body);
  };
  return { server, page, stop: () => backend.stop() };
}

describe('rollouts.replicas.mode: shared', () => {
  it('is refused on SQLite, with what to set instead', async () => {
    await expect(start()).rejects.toThrow(
      /rollouts\.replicas\.mode: shared needs PostgreSQL.*backend\.database\.client/,
    );
  });

  for (const id of postgresIds(databases)) {
    it(`has a backend act on what another one watches, on ${id}`, async () => {
      const database = await databases.init(id);
      const cluster = await startSimulatedCluster({ name: 'europe' });
      const { apiVersion, kind, spec, status } = pausedCanary();
      const resource = cluster.store.resource('rollouts');
      if (!resource) throw new Error('no rollouts are served');
      const place = { resource, namespace: 'default', name: 'web' };
      cluster.store.create({
        apiVersion,
        kind,
        metadata: { namespace: 'default', name: 'web' },
        spec,
      });
      cluster.store.update(place, 'status', current => ({
        ...current,
        status: { ...status, observedGeneration: '1' },
      }));
      const connections = [0, 1].map(() =>
        knexOf({ ...database.client.config, pool: { min: 0, max: 4 } }),
      );
      // One after the other: the first brings the tables.
      const first = await start(cluster, connections[0]);
      const second = await start(cluster, connections[1]);
      for (const { page } of [first, second]) {
        let shown = await page();
        while (shown.items[0]?.freshness.state !== 'live') shown = await page();
        expect(shown.items.map(item => item.id)).toEqual([ID]);
      }
      const leases: unknown[] = await database('cluster_leases');
      expect(leases).toMatchObject([{ cluster: 'europe', epoch: '1' }]);

      const facts = projectRollout(cluster.store.get(place));
      const promote = async ({ server }: typeof first, click: number) => {
        const { body } = await request(server)
          .post(`/api/rollouts/rollouts/${encodeURIComponent(ID)}/actions`)
          .set('authorization', mockCredentials.user.header())
          .send({
            verb: 'promote',
            precondition: preconditionOf('promote', facts),
            idempotencyKey: `00000000-0000-4000-8000-00000000000${click}`,
          });
        return actionOutcomeSchema.parse(body).result;
      };
      const promoted = promote(second, 1);
      // What the controller does with it.
      await eventually(() => !isWaiting(cluster.store.get(place)));
      cluster.store.update(place, 'status', current => ({
        ...current,
        status: {
          ...status,
          observedGeneration: '1',
          phase: 'Progressing',
          currentStepIndex: 2,
          controllerPause: false,
          pauseConditions: [],
        },
      }));
      expect(await promoted).toBe('applied');
      expect(await promote(first, 2)).toBe('rejected');
      await Promise.all([first.stop(), second.stop()]);
      await Promise.all(connections.map(knex => knex.destroy()));
      await cluster.stop();
    });
  }
});
