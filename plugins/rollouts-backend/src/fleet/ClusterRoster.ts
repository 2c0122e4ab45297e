import {
  renderSentence,
  sentence,
  type Freshness,
  type Sentence,
} from '@rollouts-portal/plugin-rollouts-common';
import type { ClusterSource } from '@rollouts-portal/plugin-rollouts-node';

import type { ClusterConnectionConfig } from '../cluster/ClusterConnectionConfig';
import type { ClusterFacts } from '../cluster/ClusterFacts';
import type { ClusterLogger } from '../cluster/ClusterLogger';
import type { ConfiguredCluster } from '../cluster/ConfiguredCluster';
import type { KubernetesRequester } from '../cluster/KubernetesRequester';
import type { Timing } from '../cluster/Timing';
import { UnwatchedCluster } from '../cluster/UnwatchedCluster';
import { configuredCluster } from './configuredCluster';
import { CurrentCredentials } from './CurrentCredentials';
import type { Fleet } from './Fleet';
import { FleetPlace } from './FleetPlace';
import type { KnownCluster } from './KnownCluster';
import { listedCluster } from './listedCluster';
import { mergeClusters, type MergedCluster } from './mergeClusters';
import type { RunningCluster } from './RunningCluster';
import { SourceListing } from './SourceListing';

export type ClusterRosterOptions = {
  /** They come before those of all sources. */
  configured: readonly ConfiguredCluster[];
  /** Whose clusters come first is first. */
  sources: readonly ClusterSource[];
  /** Empty; what becomes of it is the roster's doing alone. */
  fleet: Fleet;
  /** Contacts nobody yet. */
  open(connection: ClusterConnectionConfig): RunningCluster;
  logger: ClusterLogger;
  timing: Timing;
};

type Entry = { place: FleetPlace; access: string; notices: string };

/**
 * Which clusters are in the fleet, and how each is reached: what the configuration and the sources of the inventory know,
 * merged, and again whenever that changes. A source that is awaited or fails stands in the fleet under its own name; it
 * keeps neither the portal nor other sources from their work, and takes no cluster away.
 */
export class ClusterRoster {
  readonly #options: ClusterRosterOptions;
  #configured: readonly KnownCluster[];
  readonly #listings: readonly SourceListing[];
  readonly #entries = new Map<string, Entry>();
  readonly #credentials = new Map<string, CurrentCredentials>();
  /** What stands for each source that is not well. */
  readonly #standing = new Map<string, string>();
  #signal: AbortSignal | undefined;

  constructor(options: ClusterRosterOptions) {
    this.#options = options;
    const { configured, sources, logger, timing } = options;
    this.#configured = configured.map(configuredCluster);
    this.#listings = sources.map(
      source =>
        new SourceListing({
          source,
          changed: () => this.#apply(),
          logger,
          timing,
        }),
    );
    // At once, so that nobody is told that no cluster is configured.
    this.#apply();
  }

  /** Watches all clusters and asks all sources until the signal aborts; never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    this.#signal = signal;
    for (const { place } of this.#entries.values()) place.start(signal);
    await Promise.all(this.#listings.map(listing => listing.run(signal)));
  }

  /** The configuration has changed. */
  reconfigure(configured: readonly ConfiguredCluster[]): void {
    this.#configured = configured.map(configuredCluster);
    this.#apply();
  }

  /** Reads with the identity that watches. */
  reader(cluster: string): KubernetesRequester | undefined {
    return this.#entries.get(cluster)?.place.shown?.reader;
  }

  actor(cluster: string): KubernetesRequester | undefined {
    return this.#entries.get(cluster)?.place.shown?.actor;
  }

  #apply(): void {
    if (this.#signal?.aborted) return;
    const merged = mergeClusters([this.#configured, ...this.#listed()]);
    const names = new Set(merged.map(({ name }) => name));
    for (const [name, { place }] of [...this.#entries]) {
      if (names.has(name)) continue;
      this.#entries.delete(name);
      place.end();
      this.#options.logger.info(`Cluster ${name} is not watched any more`);
    }
    this.#standForSources(names);
    for (const cluster of merged) this.#place(cluster);
  }

  /**
   * By source, in order. One that has never answered holds up those after it: else who has a name, and with it whose
   * address that is, would be a matter of luck.
   */
  #listed(): KnownCluster[][] {
    const awaited = this.#listings.findIndex(
      ({ state }) => state === 'awaited',
    );
    const answered =
      awaited < 0 ? this.#listings : this.#listings.slice(0, awaited);
    return answered.map(({ name, hub, clusters = [] }) =>
      clusters.map(cluster =>
        listedCluster(this.#credentialsOf(name, cluster.name).of(cluster), {
          name,
          hub,
        }),
      ),
    );
  }

  #credentialsOf(source: string, cluster: string): CurrentCredentials {
    const key = JSON.stringify([source, cluster]);
    const known =
      this.#credentials.get(key) ??
      new CurrentCredentials(cluster, this.#options.logger);
    this.#credentials.set(key, known);
    return known;
  }

  #place(cluster: MergedCluster): void {
    const { name, environment, access, labels, notices } = cluster;
    const { fleet, logger, timing } = this.#options;
    const now = wayTo(cluster);
    const said = JSON.stringify(notices);
    const known = this.#entries.get(name);
    const place = known?.place ?? new FleetPlace(name, fleet, timing);
    this.#entries.set(name, { place, access: now, notices: said });
    if (!known && this.#signal) place.start(this.#signal);
    if (known?.access !== now) {
      place.become(
        access.can === 'watch'
          ? this.#options.open(access.connection)
          : this.#unwatched(name, access, { environment }),
      );
    }
    if (known?.notices !== said) {
      for (const notice of notices) {
        logger.warn(`Cluster ${name}: ${renderSentence(notice)}`);
      }
    }
    place.describe({ ...(labels && { labels }), notices });
  }

  #unwatched(
    name: string,
    freshness: Pick<Freshness, 'state' | 'problem'>,
    place: Pick<ClusterFacts, 'environment' | 'hub'>,
  ): RunningCluster {
    const { state, problem } = freshness;
    const since = this.#options.timing.now().toISOString();
    return {
      facts: new UnwatchedCluster(
        name,
        { state, ...(problem && { problem }), since },
        place,
      ),
      start: () => {},
    };
  }

  #standForSources(taken: ReadonlySet<string>): void {
    for (const listing of this.#listings) {
      const { name, hub } = listing;
      const standing = standingOf(listing);
      const now = standing && JSON.stringify(standing);
      if (now === this.#standing.get(name) || taken.has(name)) continue;
      if (standing) {
        this.#options.fleet.add(this.#unwatched(name, standing, { hub }).facts);
        this.#standing.set(name, JSON.stringify(standing));
      } else {
        this.#options.fleet.remove(name);
        this.#standing.delete(name);
      }
    }
  }
}

/**
 * Equal while a connection may go on: who gives a credential may change meanwhile, as functions fall out of this, and so
 * may the position in a list.
 */
function wayTo({ access, environment }: MergedCluster): string {
  if (access.can === 'show') return JSON.stringify([access, environment]);
  const { key: _, ...connection } = access.connection;
  return JSON.stringify(connection);
}

function standingOf({
  name: source,
  state,
  clusters,
}: SourceListing):
  | { state: Freshness['state']; problem?: Sentence }
  | undefined {
  if (state === 'listed') return undefined;
  if (state === 'awaited') return { state: 'syncing' };
  return clusters
    ? { state: 'stale', problem: sentence('cluster-source-kept', { source }) }
    : {
        state: 'unreachable',
        problem: sentence('cluster-source-failed', { source }),
      };
}
