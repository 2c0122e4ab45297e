import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';

import { openDatabase } from './openDatabase';

// SQLite, and each PostgreSQL that the environment names; `npm test` starts one.
const databases = TestDatabases.create({ disableDocker: true });

const directory = resolvePackagePath(
  '@rollouts-portal/plugin-rollouts-backend',
  'migrations',
);

const TABLES = [
  'action_log',
  'replicas',
  'cluster_leases',
  'cluster_rows',
  'journal_notes',
];

describe.each(databases.eachSupportedId())('the tables on %s', id => {
  it('are brought, can be taken back one change at a time, and brought again', async () => {
    const knex = await databases.init(id);
    const present = async () =>
      Promise.all(TABLES.map(table => knex.schema.hasTable(table)));
    await openDatabase(
      mockServices.database.mock({ getClient: async () => knex }),
    );
    expect(await present()).toEqual([true, true, true, true, true]);
    await knex.migrate.down({ directory });
    expect(await present()).toEqual([true, false, false, false, false]);
    await knex.migrate.latest({ directory });
    expect(await present()).toEqual([true, true, true, true, true]);
  });
});
