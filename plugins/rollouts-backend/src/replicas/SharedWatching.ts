import { randomUUID } from 'node:crypto';
import type { DatabaseService } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

import type { ClusterConnectionConfig } from '../cluster/ClusterConnectionConfig';
import type { ClusterLogger } from '../cluster/ClusterLogger';
import type { OpenClusterSettings } from '../cluster/openCluster';
import { realTiming } from '../cluster/realTiming';
import { CloseRollouts, type FarRollouts } from './CloseRollouts';
import { Replica } from './Replica';
import { replicateCluster, type ReplicatedAccess } from './replicateCluster';
import { replicaTiming } from './ReplicaTiming';

export type SharedWatchingOptions = {
  /** With the plugin's tables. */
  database: DatabaseService;
  logger: ClusterLogger;
};

/** `rollouts.replicas.mode: shared`, as the plugin uses it. */
export class SharedWatching {
  readonly #replica: Replica;
  readonly #logger: ClusterLogger;
  readonly #opened = new Map<string, ReplicatedAccess>();
  readonly #running = new Set<Promise<void>>();

  private constructor(replica: Replica, logger: ClusterLogger) {
    this.#replica = replica;
    this.#logger = logger;
  }

  /** @throws InputError on any other database than PostgreSQL */
  static async open({
    database,
    logger,
  }: SharedWatchingOptions): Promise<SharedWatching> {
    const client = await database.getClient();
    if (client.client.dialect !== 'postgresql') {
      throw new InputError(
        'rollouts.replicas.mode: shared needs PostgreSQL as the database of the plugin. Set backend.database.client to pg, or leave rollouts.replicas.mode at embedded.',
      );
    }
    return new SharedWatching(
      new Replica({
        // Of this process: a new one never passes for the one that it replaces.
        id: randomUUID(),
        database: client,
        timing: realTiming,
        replicaTiming,
        logger,
      }),
      logger,
    );
  }

  open(connection: ClusterConnectionConfig, settings: OpenClusterSettings) {
    const opened = replicateCluster(
      this.#replica,
      connection,
      settings,
      this.#logger,
      realTiming,
    );
    return {
      ...opened,
      start: (signal: AbortSignal) => {
        this.#opened.set(connection.name, opened);
        this.#follow(opened.start(signal));
      },
    };
  }

  /** The rollouts for whoever acts on them. */
  closeTo(fleet: FarRollouts): CloseRollouts {
    return new CloseRollouts(fleet, cluster =>
      this.#opened.get(cluster)?.context(),
    );
  }

  run(signal: AbortSignal): void {
    this.#follow(this.#replica.run(signal));
  }

  /** Resolves when all that was begun has ended, which it does when the signals abort. */
  async ended(): Promise<void> {
    await Promise.all(this.#running);
  }

  #follow(work: Promise<void>): void {
    this.#running.add(work);
    work.finally(() => this.#running.delete(work)).catch(() => {});
  }
}
