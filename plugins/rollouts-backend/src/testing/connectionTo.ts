import knexOf, { type Knex } from 'knex';

const ignore = () => {};

/** A few connections to a PostgreSQL; what goes wrong with them is told by who uses them. */
export function connectionTo(url: string): Knex {
  return knexOf({
    client: 'pg',
    connection: url,
    pool: { min: 0, max: 4 },
    log: { warn: ignore, error: ignore },
  });
}
