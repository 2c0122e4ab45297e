import { once } from 'node:events';

import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

import { connectionTo, rolloutsPlugin } from './insides';
import { replicaPlanSchema } from './replicaMessages';

/** The process behind `ReplicaProcess`: a backend with `rollouts.replicas.mode: shared`, until its parent goes. */
export async function serveReplica(): Promise<void> {
  // Who read what is said may be gone before this process.
  for (const output of [process.stdout, process.stderr]) {
    output.on('error', () => {});
  }
  const [plan]: unknown[] = await once(process, 'message');
  const { clusters, database } = replicaPlanSchema.parse(plan);
  const knex = connectionTo(database);
  const backend = await startTestBackend({
    features: [
      rolloutsPlugin,
      mockServices.rootConfig.factory({
        data: {
          rollouts: {
            replicas: { mode: 'shared' },
            clusters: clusters.map(({ name, server, caPem }) => ({
              name,
              url: server,
              caData: Buffer.from(caPem).toString('base64'),
              token: 'admin',
            })),
          },
        },
      }),
      // The parent counts what is said.
      mockServices.rootLogger.factory({ level: 'info' }),
      mockServices.database.factory({ knex }),
      catalogServiceMock.factory({ entities: [] }),
    ],
  });
  process.send?.({ port: backend.server.port() });
  await once(process, 'disconnect');
  await backend.stop();
  await knex.destroy();
  process.exit();
}
