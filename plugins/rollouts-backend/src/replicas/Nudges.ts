import type { Knex } from 'knex';
import { z } from 'zod';

import { Backoff } from '../cluster/Backoff';
import type { Timing } from '../cluster/Timing';

const CHANNEL = 'rollouts_replicas';

/** What there is to look at. */
export type Nudge = 'rows' | 'leases';

/** As much of the driver's connection as listening needs. */
type ListeningConnection = {
  query(sql: string): Promise<unknown>;
  on(event: string, listener: (told: unknown) => void): void;
};

const connectionSchema = z.custom<ListeningConnection>(
  value =>
    z.looseObject({ query: z.function(), on: z.function() }).safeParse(value)
      .success,
);

const notificationSchema = z.object({ payload: z.enum(['rows', 'leases']) });

/**
 * Tells the other replicas at once that there is something new. None of it may be relied on: connections break, and a
 * pooler between may not pass it on. Who is not told looks by itself soon enough.
 */
export class Nudges {
  constructor(
    private readonly db: Knex,
    private readonly timing: Timing,
    private readonly logger: { info(message: string): void },
  ) {}

  async send(nudge: Nudge): Promise<void> {
    await this.db.raw('SELECT pg_notify(?, ?)', [CHANNEL, nudge]);
  }

  /** Listens on a connection of its own until the signal aborts; never rejects. */
  async listen(
    onNudge: (nudge: Nudge) => void,
    signal: AbortSignal,
  ): Promise<void> {
    const backoff = new Backoff(this.timing);
    while (!signal.aborted) {
      const began = this.timing.monotonic();
      const problem = await this.#listenOnce(onNudge, signal);
      if (signal.aborted) return;
      this.logger.info(
        `Replicas are not told of changes, and look every few seconds: ${problem}`,
      );
      backoff.wasHealthy(this.timing.monotonic() - began);
      await this.timing.sleep(backoff.next(), signal).catch(() => {});
    }
  }

  /** Resolves with why it ended. */
  async #listenOnce(
    onNudge: (nudge: Nudge) => void,
    signal: AbortSignal,
  ): Promise<string> {
    const { client } = this.db;
    let raw: unknown;
    try {
      // Beside the pool: what is taken from there is lent, and may be a connection that another has used.
      raw = await client.acquireRawConnection();
      const connection = connectionSchema.parse(raw);
      const ended = new Promise<string>(resolve => {
        connection.on('error', error => resolve(String(error)));
        connection.on('end', () => resolve('the connection has ended'));
        const stop = () => resolve('stopped');
        signal.addEventListener('abort', stop, { once: true });
        // It may have been aborted while the connection was being made.
        if (signal.aborted) stop();
      });
      connection.on('notification', told => {
        const parsed = notificationSchema.safeParse(told);
        if (parsed.success) onNudge(parsed.data.payload);
      });
      await connection.query(`LISTEN ${CHANNEL}`);
      // Whatever came before is not told any more.
      onNudge('rows');
      return await ended;
    } catch (error) {
      return String(error);
    } finally {
      if (raw !== undefined) {
        // Not awaited: a connection that is broken may never say that it has ended.
        client.destroyRawConnection(raw).catch(() => {});
      }
    }
  }
}
