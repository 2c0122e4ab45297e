import {
  TestDatabases,
  type TestDatabaseId,
} from '@backstage/backend-test-utils';

/** For tests of what SQLite cannot do; none where the environment names no PostgreSQL, which `npm test` then says. */
export function postgresIds(databases: TestDatabases): TestDatabaseId[] {
  return databases
    .eachSupportedId()
    .flatMap(([id]) => (id.startsWith('POSTGRES') ? [id] : []));
}
