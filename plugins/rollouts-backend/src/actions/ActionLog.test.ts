import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices, TestDatabases } from '@backstage/backend-test-utils';

import { ActionLog } from './ActionLog';

// SQLite, and each PostgreSQL that the environment names; `npm test` starts one.
const databases = TestDatabases.create({ disableDocker: true });

const directory = resolvePackagePath(
  '@rollouts-portal/plugin-rollouts-backend',
  'migrations',
);

describe.each(databases.eachSupportedId())('ActionLog on %s', id => {
  async function open(isSkipped: boolean) {
    const knex = await databases.init(id);
    const log = await ActionLog.open(
      mockServices.database.mock({
        getClient: async () => knex,
        migrations: { skip: isSkipped },
      }),
    );
    return { knex, log };
  }

  it('brings its table, once, however many replicas open it', async () => {
    const { knex } = await open(false);
    await ActionLog.open(
      mockServices.database.mock({ getClient: async () => knex }),
    );
    expect(await knex('action_log').select()).toEqual([]);
  });

  it('leaves the tables alone where the operator migrates by hand', async () => {
    const { knex } = await open(true);
    expect(await knex.schema.hasTable('action_log')).toBe(false);
  });

  it('can be taken back and brought again', async () => {
    const { knex } = await open(false);
    await knex.migrate.rollback({ directory }, true);
    expect(await knex.schema.hasTable('action_log')).toBe(false);
    await knex.migrate.latest({ directory });
    expect(await knex.schema.hasTable('action_log')).toBe(true);
  });
});
