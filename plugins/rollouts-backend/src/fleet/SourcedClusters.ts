import {
  sentence,
  type Freshness,
} from '@rollouts-portal/plugin-rollouts-common';
import type {
  ClusterSource,
  InventoryCluster,
} from '@rollouts-portal/plugin-rollouts-node';

import { Backoff } from '../cluster/Backoff';
import type { ClusterConnectionConfig } from '../cluster/ClusterConnectionConfig';
import type { ClusterFacts } from '../cluster/ClusterFacts';
import { ClusterProblemError } from '../cluster/ClusterProblemError';
import type { ClusterLogger } from '../cluster/ClusterLogger';
import { connectionFromInventory } from '../cluster/connectionFromInventory';
import { loggedCredential } from '../cluster/loggedCredential';
import { orAborted } from '../cluster/orAborted';
import type { Timing } from '../cluster/Timing';
import { UnwatchedCluster } from '../cluster/UnwatchedCluster';
import type { Fleet } from './Fleet';

const LIST_TIMEOUT = 30_000;

export type SourcedClustersOptions = {
  /** Whose clusters come first is first. */
  sources: readonly ClusterSource[];
  /** With the clusters of the configuration in it; their names are taken. */
  fleet: Fleet;
  /** Begins to watch. */
  open(connection: ClusterConnectionConfig): ClusterFacts;
  logger: ClusterLogger;
  timing: Timing;
};

/**
 * Brings the clusters that sources list into the fleet. A source that is awaited or fails stands there under its own
 * name; it keeps neither the portal nor other sources from their work.
 */
export class SourcedClusters {
  readonly #options: SourcedClustersOptions;
  readonly #taken: Map<string, string>;

  constructor(options: SourcedClustersOptions) {
    this.#options = options;
    const { fleet, sources } = options;
    this.#taken = new Map(
      fleet.clusters().map(({ name }) => [name, 'rollouts.clusters']),
    );
    // At once, so that nobody is told that no cluster is configured.
    sources.forEach(source => this.#stand(source.name, { state: 'syncing' }));
  }

  /** Until all sources have listed their clusters, or the signal aborts; never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    const { sources } = this.#options;
    const lists = sources.map(source => this.#list(source, signal));
    const retries: Promise<void>[] = [];
    for (const [index, source] of sources.entries()) {
      // In their order, not in that of their answers: else who has a name would be a matter of luck.
      const clusters = await lists[index];
      if (clusters) this.#bringIn(source, clusters, signal);
      else retries.push(this.#retry(source, signal));
    }
    await Promise.all(retries);
  }

  async #retry(source: ClusterSource, signal: AbortSignal): Promise<void> {
    const { timing } = this.#options;
    const backoff = new Backoff(timing);
    this.#stand(source.name, {
      state: 'unreachable',
      problem: sentence('cluster-source-failed', { source: source.name }),
    });
    while (!signal.aborted) {
      await timing.sleep(backoff.next(), signal).catch(() => {});
      const clusters = await this.#list(source, signal);
      if (clusters) {
        this.#bringIn(source, clusters, signal);
        return;
      }
    }
  }

  /** Undefined when it failed. */
  async #list(
    source: ClusterSource,
    signal: AbortSignal,
  ): Promise<readonly InventoryCluster[] | undefined> {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(LIST_TIMEOUT)]);
    try {
      return await orAborted(source.list(limit), limit);
    } catch (error) {
      if (!signal.aborted) {
        this.#options.logger.warn(
          `The clusters of ${source.name} cannot be listed: ${String(error)}`,
        );
      }
      return undefined;
    }
  }

  #bringIn(
    source: ClusterSource,
    clusters: readonly InventoryCluster[],
    signal: AbortSignal,
  ): void {
    if (signal.aborted) return;
    const { fleet, logger } = this.#options;
    fleet.remove(source.name);
    for (const cluster of clusters) {
      const { name } = cluster;
      const owner = this.#taken.get(name);
      if (owner !== undefined) {
        logger.warn(
          `Cluster ${name} of ${source.name} is left out: ${owner} has one of this name`,
        );
        continue;
      }
      this.#taken.set(name, source.name);
      this.#watch(cluster);
    }
  }

  #watch(listed: InventoryCluster): void {
    const { fleet, open, logger } = this.#options;
    const { name, reader, actor } = listed;
    const cluster = {
      ...listed,
      ...(reader && { reader: loggedCredential(reader, name, logger) }),
      ...(actor && { actor: loggedCredential(actor, name, logger) }),
    };
    try {
      fleet.add(open(connectionFromInventory(cluster)));
    } catch (error) {
      if (!(error instanceof ClusterProblemError)) throw error;
      this.#stand(name, { state: error.state, problem: error.problem });
    }
  }

  #stand(name: string, freshness: Pick<Freshness, 'state' | 'problem'>): void {
    const { fleet, timing } = this.#options;
    const since = timing.now().toISOString();
    fleet.add(new UnwatchedCluster(name, { ...freshness, since }));
  }
}
