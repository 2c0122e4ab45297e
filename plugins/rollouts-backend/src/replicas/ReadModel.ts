import type { Knex } from 'knex';
import { z } from 'zod';

import type { Lease } from './Leases';
import type { ReplicaTiming } from './ReplicaTiming';
import { rowsOf } from './rowsOf';

/** What is kept of one object of a cluster; `doc` is JSON, null when the object is gone. */
export type StoredRow = { part: string; key: string; doc: string | null };

/** What is known of a cluster without its rows. */
export type StoredCluster = {
  cluster: string;
  seq: number;
  /** Who has read less has to read everything anew: of what went, nothing is left to read. */
  purgedSeq: number;
  format: string | null;
  holder: string | null;
  /** Whether its holder has renewed the lease in time. */
  isHeld: boolean;
  /** Milliseconds since its holder has last renewed the lease. Absent: it never had one. */
  renewedAgo?: number;
};

const clusterSchema = z
  .object({
    cluster: z.string(),
    seq: z.coerce.number(),
    purged_seq: z.coerce.number(),
    format: z.string().nullable(),
    holder: z.string().nullable(),
    is_held: z.boolean(),
    renewed_ago: z.coerce.number().nullable(),
  })
  .transform(
    ({ purged_seq, is_held, renewed_ago, ...rest }): StoredCluster => ({
      ...rest,
      purgedSeq: purged_seq,
      isHeld: is_held,
      ...(renewed_ago !== null && { renewedAgo: Math.max(0, renewed_ago) }),
    }),
  );

const rowSchema = z.object({
  part: z.string(),
  key: z.string(),
  seq: z.coerce.number(),
  doc: z.string().nullable(),
});

const writtenSchema = z.object({ changed: z.coerce.number() });
const stateSchema = z.object({ state: z.string().nullable() });

const PAGE = 2_000;

/**
 * What holders of leases have seen, for all replicas. Each write is one statement, which first moves the lease's own
 * row on: so it waits for a takeover that is under way, is void after one, and numbers are in the order of writes.
 */
export class ReadModel {
  /** @param format - of state and rows; what is written in another is not read */
  constructor(
    private readonly db: Knex,
    private readonly format: string,
    private readonly timing: ReplicaTiming,
  ) {}

  /**
   * @param state - JSON
   * @returns how many rows are others now, or `fenced` when the lease is somebody else's, and nothing was written
   */
  async write(
    { cluster, epoch }: Lease,
    state: string,
    rows: readonly StoredRow[],
  ): Promise<number | 'fenced'> {
    const [written] = rowsOf(
      writtenSchema,
      await this.#run(
        `WITH held AS (
           UPDATE cluster_leases SET seq = seq + 1, state = ?, format = ?
           WHERE cluster = ? AND epoch = ? AND holder IS NOT NULL
           RETURNING cluster, seq, epoch, format
         ), written AS (
           INSERT INTO cluster_rows AS stored
             (cluster, part, key, format, epoch, seq, doc, changed_at)
           SELECT held.cluster, given.part, given.key, held.format, held.epoch,
                  held.seq, given.doc, now()
           FROM held,
                json_to_recordset(?::json) AS given(part text, key text, doc text)
           ON CONFLICT (cluster, part, key) DO UPDATE
           SET format = excluded.format, epoch = excluded.epoch,
               seq = excluded.seq, doc = excluded.doc,
               changed_at = excluded.changed_at
           WHERE stored.epoch <= excluded.epoch
             AND (stored.doc IS DISTINCT FROM excluded.doc
                  OR stored.format <> excluded.format)
           RETURNING 1
         )
         SELECT (SELECT count(*) FROM written) AS changed FROM held`,
        [state, this.format, cluster, epoch, JSON.stringify(rows)],
      ),
    );
    return written ? written.changed : 'fenced';
  }

  /**
   * Empties what is written of a cluster in another format.
   *
   * @returns whether the lease still counts
   */
  async empty({ cluster, epoch }: Lease): Promise<boolean> {
    const held = rowsOf(
      z.unknown(),
      await this.#run(
        `WITH held AS (
           UPDATE cluster_leases
           SET seq = seq + 1, purged_seq = seq + 1, state = NULL, format = ?
           WHERE cluster = ? AND epoch = ? AND holder IS NOT NULL
           RETURNING cluster
         ), emptied AS (
           DELETE FROM cluster_rows
           WHERE cluster IN (SELECT cluster FROM held)
         )
         SELECT cluster FROM held`,
        [this.format, cluster, epoch],
      ),
    );
    return held.length > 0;
  }

  async clusters(names: readonly string[]): Promise<StoredCluster[]> {
    return rowsOf(
      clusterSchema,
      await this.#run(
        `SELECT cluster, seq, purged_seq, format, holder,
                coalesce(holder IS NOT NULL AND held_until > now(), false) AS is_held,
                extract(epoch FROM now() - held_until) * 1000 + ? AS renewed_ago
         FROM cluster_leases WHERE cluster = ANY(?)`,
        [this.timing.leaseTtl, [...names]],
      ),
    );
  }

  /** How current a cluster is, as JSON; undefined when nobody has said so in this format. */
  async state(cluster: string): Promise<string | undefined> {
    const [found] = rowsOf(
      stateSchema,
      await this.#run(
        'SELECT state FROM cluster_leases WHERE cluster = ? AND format = ?',
        [cluster, this.format],
      ),
    );
    return found?.state ?? undefined;
  }

  /** What is new since, the oldest first, so many at a time. */
  async *rowsSince(
    cluster: string,
    seq: number,
  ): AsyncIterable<(StoredRow & { seq: number })[]> {
    // Behind every part that there can be with this number.
    let after: readonly [number, string, string] = [seq, '\uffff', ''];
    for (;;) {
      const rows = rowsOf(
        rowSchema,
        await this.#run(
          `SELECT part, key, seq, doc FROM cluster_rows
           WHERE cluster = ? AND format = ? AND seq >= ?
             AND (seq, part COLLATE "C", key COLLATE "C") > (?, ?, ?)
           ORDER BY seq, part COLLATE "C", key COLLATE "C" LIMIT ?`,
          [cluster, this.format, after[0], ...after, PAGE],
        ),
      );
      const last = rows.at(-1);
      if (!last) return;
      yield rows;
      if (rows.length < PAGE) return;
      after = [last.seq, last.part, last.key];
    }
  }

  /** Forgets what went an hour ago, of clusters that this replica holds, and clusters that nobody has held for a day. */
  async purge(replica: string): Promise<void> {
    await this.#run(
      `WITH purged AS (
         DELETE FROM cluster_rows
         WHERE doc IS NULL AND changed_at < now() - interval '1 hour'
           AND cluster IN (SELECT cluster FROM cluster_leases WHERE holder = ?)
         RETURNING cluster, seq
       ), latest AS (SELECT cluster, max(seq) AS seq FROM purged GROUP BY cluster)
       UPDATE cluster_leases AS lease
       SET purged_seq = greatest(lease.purged_seq, latest.seq)
       FROM latest WHERE latest.cluster = lease.cluster`,
      [replica],
    );
    await this.#run(
      `WITH gone AS (
         DELETE FROM cluster_leases
         WHERE held_until < now() - interval '1 day'
         RETURNING cluster)
       DELETE FROM cluster_rows WHERE cluster IN (SELECT cluster FROM gone)`,
      [],
    );
  }

  async #run(sql: string, bindings: readonly Knex.RawBinding[]) {
    const answer: unknown = await this.db
      .raw(sql, bindings)
      .timeout(this.timing.queryTimeout);
    return answer;
  }
}
