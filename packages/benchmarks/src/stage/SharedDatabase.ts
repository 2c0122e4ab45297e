import { setTimeout } from 'node:timers/promises';

import { z } from 'zod';

import { connectionTo } from './insides';

const heldSchema = z.object({ holder: z.string(), count: z.coerce.number() });
const countSchema = z.object({ count: z.coerce.number() });

/** A database of its own, which all replicas have; looked into past them. */
export class SharedDatabase {
  readonly #db: ReturnType<typeof connectionTo>;

  private constructor(readonly url: string) {
    this.#db = connectionTo(url);
  }

  static async create(server: string, name: string): Promise<SharedDatabase> {
    const db = connectionTo(server);
    await untilItAnswers(db);
    await db.raw('DROP DATABASE IF EXISTS ??', [name]);
    await db.raw('CREATE DATABASE ??', [name]);
    await db.destroy();
    const url = new URL(server);
    url.pathname = `/${name}`;
    return new SharedDatabase(url.href);
  }

  /** From now on each row is noted that comes from somebody who is not the holder of its cluster any more. */
  async noteFencedWrites(): Promise<void> {
    await this.#db.raw(`
      CREATE TABLE fenced_writes (cluster text, epoch bigint);
      CREATE FUNCTION note_fenced_writes() RETURNS trigger LANGUAGE plpgsql AS $$
      BEGIN
        INSERT INTO fenced_writes
          SELECT written.cluster, written.epoch
          FROM written JOIN cluster_leases USING (cluster)
          WHERE written.epoch <> cluster_leases.epoch;
        RETURN NULL;
      END $$;
      CREATE TRIGGER fenced_insert AFTER INSERT ON cluster_rows
        REFERENCING NEW TABLE AS written
        FOR EACH STATEMENT EXECUTE FUNCTION note_fenced_writes();
      CREATE TRIGGER fenced_update AFTER UPDATE ON cluster_rows
        REFERENCING NEW TABLE AS written
        FOR EACH STATEMENT EXECUTE FUNCTION note_fenced_writes();
    `);
  }

  fencedWrites(): Promise<number> {
    return this.#count('SELECT count(*) FROM fenced_writes');
  }

  /** Rollouts that are written. */
  rollouts(): Promise<number> {
    return this.#count(
      `SELECT count(*) FROM cluster_rows
       WHERE part LIKE '%/Rollout' AND doc IS NOT NULL`,
    );
  }

  /** How many clusters each replica holds. */
  async held(): Promise<ReadonlyMap<string, number>> {
    const rows: unknown = await this.#db('cluster_leases')
      .whereNotNull('holder')
      .groupBy('holder')
      .select('holder')
      .count();
    return new Map(
      z
        .array(heldSchema)
        .parse(rows)
        .map(({ holder, count }) => [holder, count]),
    );
  }

  async close(): Promise<void> {
    await this.#db.destroy();
  }

  async #count(sql: string): Promise<number> {
    const answer: unknown = await this.#db.raw(sql);
    const { rows } = z.object({ rows: z.array(countSchema) }).parse(answer);
    return rows[0]?.count ?? 0;
  }
}

/** A server that has just been started accepts connections before it answers on them. */
async function untilItAnswers(
  server: ReturnType<typeof connectionTo>,
): Promise<void> {
  for (let tries = 0; ; tries += 1) {
    try {
      await server.raw('SELECT 1');
      return;
    } catch (error) {
      if (tries === 600) throw error;
      await setTimeout(100);
    }
  }
}
