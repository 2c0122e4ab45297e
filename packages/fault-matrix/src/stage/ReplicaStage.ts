import { setTimeout } from 'node:timers/promises';
import type { SimulatedCluster } from '@rollouts-portal/cluster-simulator';

import { DatabaseLink } from './DatabaseLink';
import {
  connectionTo,
  openDatabase,
  PlayedReplica,
  replicaTiming,
  type Database,
} from './replicaInsides';
import type { Stage } from './Stage';

/** Several replicas over one PostgreSQL. */
export class ReplicaStage {
  private constructor(
    private readonly stage: Stage,
    /** Past all links. */
    readonly database: Database,
    private readonly url: URL,
    private readonly speed: number,
  ) {}

  static async set(
    stage: Stage,
    given: { postgres: string; name: string; speed: number },
  ): Promise<ReplicaStage> {
    const server = connectionTo(given.postgres);
    await untilItAnswers(server);
    await server.raw('DROP DATABASE IF EXISTS ??', [given.name]);
    await server.raw('CREATE DATABASE ??', [given.name]);
    await server.destroy();
    const url = new URL(given.postgres);
    url.pathname = `/${given.name}`;
    const database = connectionTo(url.href);
    stage.onStop(() => database.destroy());
    await openDatabase({ getClient: async () => database });
    return new ReplicaStage(stage, database, url, given.speed);
  }

  /** The number of the last write to each cluster. */
  async lastNumbers(): Promise<ReadonlyMap<string, number>> {
    const leases: { cluster: string; seq: string }[] = await this.database(
      'cluster_leases',
    );
    return new Map(leases.map(({ cluster, seq }) => [cluster, Number(seq)]));
  }

  /** How often the lease of each cluster has come into other hands. */
  async epochs(): Promise<ReadonlyMap<string, number>> {
    const leases: { cluster: string; epoch: string }[] = await this.database(
      'cluster_leases',
    );
    return new Map(
      leases.map(({ cluster, epoch }) => [cluster, Number(epoch)]),
    );
  }

  /** How many rows were written later than that by somebody else than who holds the cluster now. */
  async rowsOfFormerHolders(
    after: ReadonlyMap<string, number>,
  ): Promise<number> {
    const rows: { cluster: string; seq: string }[] = await this.database(
      'cluster_rows',
    )
      .join('cluster_leases', 'cluster_leases.cluster', 'cluster_rows.cluster')
      .whereRaw('cluster_rows.epoch <> cluster_leases.epoch')
      .select('cluster_rows.cluster', 'cluster_rows.seq');
    return rows.filter(
      ({ cluster, seq }) => Number(seq) > (after.get(cluster) ?? 0),
    ).length;
  }

  /** A replica that begins now; told to `kill`, it is to be forgotten. */
  async replica(clusters: readonly SimulatedCluster[]): Promise<{
    replica: PlayedReplica;
    link: DatabaseLink;
    kill(): Promise<void>;
  }> {
    const link = await new DatabaseLink(this.url).start();
    this.stage.onStop(() => link.stop());
    const replica = new PlayedReplica(connectionTo(link.url), {
      clusters,
      timing: this.stage.time.timing,
      replicaTiming: {
        ...replicaTiming,
        // By the clock of the database, which cannot be hurried.
        leaseTtl: replicaTiming.leaseTtl / this.speed,
      },
    });
    let isAlive = true;
    this.stage.onStop(async () => {
      if (isAlive) await replica.stop();
    });
    return {
      replica,
      link,
      kill: async () => {
        isAlive = false;
        link.cut();
        await replica.kill();
      },
    };
  }
}

const START_TAKES_AT_MOST_MS = 60_000;

/** A server that has just been started accepts connections before it answers on them. */
async function untilItAnswers(server: Database): Promise<void> {
  const due = performance.now() + START_TAKES_AT_MOST_MS;
  for (;;) {
    try {
      await server.raw('SELECT 1');
      return;
    } catch (error) {
      if (performance.now() > due) throw error;
      await setTimeout(100);
    }
  }
}
