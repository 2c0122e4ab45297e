import type { SimulatedCluster } from '@rollouts-portal/cluster-simulator';
import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import knexOf, { type Knex } from 'knex';

import { realTiming } from '../cluster/realTiming';
import type { Timing } from '../cluster/Timing';
import { Fleet } from '../fleet/Fleet';
import { Replica } from '../replicas/Replica';
import {
  replicateCluster,
  type ReplicatedAccess,
} from '../replicas/replicateCluster';
import type { ReplicaTiming } from '../replicas/ReplicaTiming';

/** About ten times as fast as in the portal, with time to spare on a busy machine. */
export const hurriedReplicaTiming: ReplicaTiming = {
  leaseTtl: 1_500,
  beat: 500,
  poll: 500,
  flush: 25,
  queryTimeout: 4_000,
};

export type PlayedReplicaOptions = {
  clusters: readonly SimulatedCluster[];
  replicaTiming?: ReplicaTiming;
  timing?: Timing;
  format?: string;
  /** Of whom it is to the clusters; an admin when left out. */
  token?: string;
};

/** One backend of several, in this process: its own connections, its own fleet. */
export class PlayedReplica {
  readonly id = randomUUID();
  readonly fleet: Fleet;
  readonly said: string[] = [];
  readonly database: Knex;
  readonly opened: readonly ReplicatedAccess[];
  readonly replica: Replica;
  readonly #stopping = new AbortController();
  readonly #running: Promise<unknown>[];
  readonly #open: (cluster: SimulatedCluster) => ReplicatedAccess;

  /** @param shared - the database that all of them have */
  constructor(
    shared: Knex,
    {
      clusters,
      replicaTiming = hurriedReplicaTiming,
      timing = realTiming,
      format,
      token = 'admin',
    }: PlayedReplicaOptions,
  ) {
    const say = (message: string) => {
      this.said.push(message);
    };
    this.database = knexOf({
      ...shared.client.config,
      pool: { min: 0, max: 4 },
      // Who is killed does not wait for a connection that never comes.
      acquireConnectionTimeout: 2_000,
      log: { warn: say, error: say },
    });
    const logger = { info: say, warn: say };
    this.replica = new Replica({
      id: this.id,
      database: this.database,
      timing,
      replicaTiming,
      logger,
      ...(format !== undefined && { format }),
    });
    this.#open = ({ name, server, caPem }) =>
      replicateCluster(
        this.replica,
        {
          key: 'rollouts.clusters[0]',
          name,
          address: {
            type: 'url',
            url: server,
            ca: caPem,
            skipTLSVerify: false,
          },
          reader: { type: 'token', token },
          actor: { type: 'token', token },
        },
        {
          entityRefAnnotation: 'example.test/owner',
          providers: { flagger: true, workloads: { kinds: ['Deployment'] } },
          argoCd: { enabled: true, instances: [] },
        },
        logger,
        timing,
      );
    this.opened = clusters.map(this.#open);
    this.fleet = new Fleet(this.opened.map(({ facts }) => facts));
    const { signal } = this.#stopping;
    this.#running = [
      ...this.opened.map(cluster => cluster.start(signal)),
      this.replica.run(signal),
    ];
  }

  /** Takes part for a cluster once more, as after a change of its connection; the fleet knows nothing of it. */
  open(cluster: SimulatedCluster): ReplicatedAccess {
    const opened = this.#open(cluster);
    this.#running.push(opened.start(this.#stopping.signal));
    return opened;
  }

  /** Names of the clusters that it holds, sorted. */
  held(): string[] {
    return this.opened
      .filter(({ cluster }) => cluster.lease)
      .map(({ cluster }) => cluster.name)
      .sort();
  }

  /** Names of the clusters of which it knows all by its own watch, sorted. */
  watching(): string[] {
    return this.opened
      .filter(({ cluster }) => cluster.hasTakenOver)
      .map(({ cluster }) => cluster.name)
      .sort();
  }

  /** How many rows of a cluster wait to be written. */
  waiting(name: string): number {
    const opened = this.opened.find(({ facts }) => facts.name === name);
    return opened?.cluster.publisher?.waiting ?? 0;
  }

  /** Names of rollouts, sorted. */
  names(): string[] {
    return this.fleet
      .select(() => true)
      .map(({ facts }) => facts.name)
      .sort();
  }

  /** Such as `live`, or `stale: cluster-unheld`. */
  state(name: string): string {
    const { freshness } =
      this.fleet.clusters().find(cluster => cluster.name === name) ?? {};
    if (!freshness) throw new Error(`no cluster ${name}`);
    const { state, problem } = freshness;
    return problem ? `${state}: ${problem.code}` : state;
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#running);
    await this.database.destroy();
  }

  /** Ends without a word to the others. */
  async kill(): Promise<void> {
    await this.database.destroy();
    this.#stopping.abort();
    await Promise.all(this.#running);
  }
}

/** Waits for what has to come about; the test's own time limit is what ends it otherwise. */
export async function eventually(holds: () => boolean): Promise<void> {
  while (!holds()) await setTimeout(10);
}
