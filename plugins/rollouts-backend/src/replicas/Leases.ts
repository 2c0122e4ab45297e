import type { Knex } from 'knex';
import { z } from 'zod';

import type { ReplicaTiming } from './ReplicaTiming';
import { rowsOf } from './rowsOf';

/** A right to write what is seen of a cluster, void as soon as another has a higher epoch. */
export type Lease = { cluster: string; epoch: number };

/** How many share how much. */
export type Crowd = {
  /** Replicas that are alive, this one included. */
  live: number;
  /** Milliseconds until somebody else's lease runs out, unless renewed. Absent: nobody else has one. */
  nextExpiry?: number;
  /** Clusters that somebody has given away lately, and nobody has taken yet. */
  untaken: number;
};

/** A lease that has just been taken, with the format of what is written of the cluster. */
export type AcquiredLease = Lease & { format: string | null };

const heldSchema = z.object({
  cluster: z.string(),
  epoch: z.coerce.number(),
});

const acquiredSchema = heldSchema.extend({ format: z.string().nullable() });

const crowdSchema = z.object({
  live: z.coerce.number(),
  next_expiry: z.coerce.number().nullable(),
  untaken: z.coerce.number(),
});

/**
 * Which replica watches which cluster. Every statement stands for itself, so that a process which stops in between
 * leaves no lock behind; all instants are the database's.
 */
export class Leases {
  constructor(
    private readonly db: Knex,
    private readonly replica: string,
    private readonly timing: ReplicaTiming,
  ) {}

  /** Brings clusters that nobody has had so far. */
  async enter(clusters: readonly string[]): Promise<void> {
    await this.#run(
      `INSERT INTO cluster_leases (cluster, epoch, seq, purged_seq)
       SELECT cluster, 0, 0, 0 FROM unnest(?::text[]) AS given(cluster)
       ON CONFLICT (cluster) DO NOTHING`,
      [[...clusters]],
    );
  }

  /** Says that this replica is alive; returns who else is, and how it is with these clusters. */
  async appear(clusters: readonly string[]): Promise<Crowd> {
    await this.#run(
      `INSERT INTO replicas (id, seen_at) VALUES (?, now())
       ON CONFLICT (id) DO UPDATE SET seen_at = excluded.seen_at`,
      [this.replica],
    );
    const [crowd] = rowsOf(
      crowdSchema,
      await this.#run(
        `SELECT
           (SELECT count(*) FROM replicas WHERE seen_at > now() - ${TTL}) AS live,
           (SELECT extract(epoch FROM min(held_until) - now()) * 1000
            FROM cluster_leases
            WHERE holder <> ? AND held_until > now()) AS next_expiry,
           (SELECT count(*) FROM cluster_leases
            WHERE cluster = ANY(?) AND holder IS NULL
              AND held_until > now() - ${TTL}) AS untaken`,
        [
          this.timing.leaseTtl,
          this.replica,
          [...clusters],
          this.timing.leaseTtl,
        ],
      ),
    );
    if (!crowd) throw new Error('a count has one row');
    return {
      live: Math.max(1, crowd.live),
      untaken: crowd.untaken,
      ...(crowd.next_expiry !== null && { nextExpiry: crowd.next_expiry }),
    };
  }

  /** Renews all that this replica holds, also what ran out and nobody took. Returns what it still has. */
  async renew(): Promise<Lease[]> {
    return rowsOf(
      heldSchema,
      await this.#run(
        `UPDATE cluster_leases SET held_until = now() + ${TTL}
         WHERE holder = ? RETURNING cluster, epoch`,
        [this.timing.leaseTtl, this.replica],
      ),
    );
  }

  /** Takes so many at most of those clusters that nobody holds. */
  async acquire(
    clusters: readonly string[],
    most: number,
  ): Promise<AcquiredLease[]> {
    return rowsOf(
      acquiredSchema,
      await this.#run(
        // Rows that another is taking now are left to it, rather than waited for.
        `UPDATE cluster_leases
         SET holder = ?, held_until = now() + ${TTL}, epoch = epoch + 1
         WHERE cluster IN (
           SELECT cluster FROM cluster_leases
           WHERE cluster = ANY(?) AND (holder IS NULL OR held_until < now())
           ORDER BY random() LIMIT ? FOR UPDATE SKIP LOCKED)
         RETURNING cluster, epoch, format`,
        [this.replica, this.timing.leaseTtl, [...clusters], most],
      ),
    );
  }

  /** Gives back these, and none that was taken of the same clusters since. */
  async release(leases: readonly Lease[]): Promise<void> {
    await this.#run(
      `UPDATE cluster_leases SET holder = NULL, held_until = now()
       WHERE holder = ? AND (cluster, epoch) IN (
         SELECT cluster, epoch
         FROM unnest(?::text[], ?::bigint[]) AS given(cluster, epoch))`,
      [
        this.replica,
        leases.map(({ cluster }) => cluster),
        leases.map(({ epoch }) => epoch),
      ],
    );
  }

  /** Releases all, and is no longer counted. */
  async leave(): Promise<void> {
    await this.#run(
      `WITH gone AS (DELETE FROM replicas WHERE id = ?)
       UPDATE cluster_leases SET holder = NULL, held_until = now()
       WHERE holder = ?`,
      [this.replica, this.replica],
    );
  }

  /** Forgets replicas that are long gone. */
  async forgetDead(): Promise<void> {
    await this.#run(
      `DELETE FROM replicas WHERE seen_at < now() - interval '1 hour'`,
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

const TTL = "(? * interval '1 millisecond')";
