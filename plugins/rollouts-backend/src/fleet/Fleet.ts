import type {
  JournalEntry,
  ClusterStatus,
  RolloutFacts,
} from '@rollouts-portal/plugin-rollouts-common';
import {
  formatRolloutId,
  parseRolloutId,
} from '@rollouts-portal/plugin-rollouts-common';

import type { ClusterChange, ClusterFacts } from '../cluster/ClusterFacts';
import type { RolloutMatcher } from './entityMatcher';
import type { RolloutSnapshot } from '../snapshots/RolloutSnapshot';
import { takeSnapshot } from '../snapshots/takeSnapshot';

export type FleetChange =
  | { what: 'rollout'; id: string }
  /** Any row of this cluster may have changed. */
  | { what: 'cluster'; cluster: string }
  /** How current the cluster's rows are has changed; the rows themselves have not. */
  | { what: 'freshness'; cluster: string };

/**
 * All rollouts of all clusters, as last seen, without any question of who may see them.
 *
 * Reading never causes a request to a cluster, and no cluster's state holds up another's.
 */
export class Fleet {
  readonly #clusters: ReadonlyMap<string, ClusterFacts>;

  constructor(clusters: readonly ClusterFacts[]) {
    this.#clusters = new Map(clusters.map(cluster => [cluster.name, cluster]));
  }

  clusters(): ClusterStatus[] {
    return [...this.#clusters.values()].map(cluster => ({
      name: cluster.name,
      environment: cluster.environment,
      freshness: cluster.freshness(),
    }));
  }

  /** @throws InputError when the text is no rollout id. */
  get(id: string): RolloutSnapshot | undefined {
    const { cluster, group, kind, namespace, name } = parseRolloutId(id);
    if (group !== 'argoproj.io' || kind !== 'Rollout') {
      return undefined;
    }
    const facts = this.#clusters.get(cluster);
    return facts && takeSnapshot(facts, `${namespace}/${name}`);
  }

  facts(id: string): RolloutFacts | undefined {
    return this.get(id)?.facts;
  }

  /** Adds to a rollout's journal; without effect when there is no such rollout. */
  note(id: string, entry: JournalEntry): void {
    const { cluster, namespace, name } = parseRolloutId(id);
    const facts = this.#clusters.get(cluster);
    const rollout = facts?.rollouts.get(`${namespace}/${name}`);
    if (facts && rollout) {
      facts.note(rollout, entry);
    }
  }

  /** Calls back when this rollout may have changed, after it can be read. Returns how to stop. */
  watch(id: string, listener: () => void): () => void {
    const { cluster } = parseRolloutId(id);
    return this.subscribe(change => {
      if (
        (change.what === 'rollout' && change.id === id) ||
        (change.what === 'cluster' && change.cluster === cluster)
      ) {
        listener();
      }
    });
  }

  /** In no particular order. Asks about every rollout there is, so the question must be cheap. */
  select(matches: RolloutMatcher): RolloutSnapshot[] {
    const selected: RolloutSnapshot[] = [];
    for (const cluster of this.#clusters.values()) {
      for (const [key, facts] of cluster.rollouts.entries()) {
        const snapshot = matches({ cluster: cluster.name, facts })
          ? takeSnapshot(cluster, key)
          : undefined;
        if (snapshot) {
          selected.push(snapshot);
        }
      }
    }
    return selected;
  }

  /** Listeners are told after the change can be read. Returns how to stop listening. */
  subscribe(listener: (change: FleetChange) => void): () => void {
    const stops = [...this.#clusters.values()].map(cluster =>
      cluster.subscribe(change => listener(fleetChange(cluster, change))),
    );
    return () => stops.forEach(stop => stop());
  }
}

function fleetChange(
  cluster: ClusterFacts,
  change: ClusterChange,
): FleetChange {
  if (change.what === 'rollout') {
    const [namespace = '', name = ''] = change.key.split('/');
    return {
      what: 'rollout',
      id: formatRolloutId({
        cluster: cluster.name,
        group: 'argoproj.io',
        kind: 'Rollout',
        namespace,
        name,
      }),
    };
  }
  if (change.what === 'freshness') {
    return { what: 'freshness', cluster: cluster.name };
  }
  return { what: 'cluster', cluster: cluster.name };
}
