import {
  generateRollouts,
  type GeneratedRollout,
} from '@rollouts-portal/cluster-simulator';
import { summaryOf, type Phase } from '@rollouts-portal/plugin-rollouts-common';

import { FakeCluster, type FleetReader } from './insides';
import { pagesOver } from './pagesOver';
import { recordedRollouts } from './recordedRollouts';

// As many for every size, and each team in one of them: nothing grows but the number of rollouts.
const CLUSTERS = 20;
const ENVIRONMENTS = ['production', 'staging', 'test'];
const TEAMS = 40;

/** Rollouts of twenty clusters, all known already: what is asked of it is asked of memory. */
export class KnownFleet {
  readonly pages: FleetReader;
  /** As a list of rows would be kept that knows no indexes. */
  readonly rows: { name: string; namespace: string; phase: Phase }[] = [];
  readonly #clusters: readonly FakeCluster[];
  readonly #some: { cluster: FakeCluster; object: GeneratedRollout }[] = [];
  #changes = 0;

  constructor({ count, seed }: { count: number; seed: number }) {
    this.#clusters = Array.from(
      { length: CLUSTERS },
      (_, index) =>
        new FakeCluster(
          `cluster-${index}`,
          ENVIRONMENTS[index % ENVIRONMENTS.length],
        ),
    );
    let index = 0;
    // What fills real objects is no part of the facts.
    for (const object of generateRollouts({
      states: recordedRollouts(),
      count,
      seed,
      size: 0,
    })) {
      const cluster = this.#clusters[index % CLUSTERS];
      if (!cluster) throw new Error('there is a cluster for each');
      const placed = {
        ...object,
        metadata: { ...object.metadata, namespace: teamName(index % TEAMS) },
      };
      if (index < TEAMS) cluster.putNamespace(placed.metadata.namespace);
      const { phase } = summaryOf({
        provider: 'argo-rollouts',
        facts: cluster.put(placed),
        known: {},
      });
      this.rows.push({
        name: placed.metadata.name,
        namespace: placed.metadata.namespace,
        phase,
      });
      if (index < 1_000) this.#some.push({ cluster, object: placed });
      index += 1;
    }
    this.pages = pagesOver(this.#clusters);
  }

  /** One rollout becomes another, so that nothing can be answered as before. */
  change(): void {
    const { cluster, object } = this.#at(this.#changes);
    const { object: other } = this.#at(this.#changes + 1);
    this.#changes += 1;
    const changed: GeneratedRollout = { ...object, status: other.status };
    cluster.put(changed);
  }

  #at(index: number) {
    const found = this.#some[index % this.#some.length];
    if (!found) throw new Error('the fleet is empty');
    return found;
  }
}

export function teamName(index: number): string {
  return `team-${index}`;
}
