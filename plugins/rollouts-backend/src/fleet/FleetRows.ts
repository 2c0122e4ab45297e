import {
  summaryOf,
  type DerivedSummary,
} from '@rollouts-portal/plugin-rollouts-common';

import type { RolloutSnapshot } from '../snapshots/RolloutSnapshot';
import type { Fleet } from './Fleet';

/** A rollout with its summary. How current its cluster is, is not kept here: that changes without the rollout. */
export type FleetRow = { rollout: RolloutSnapshot; derived: DerivedSummary };

/**
 * Every rollout of the fleet with its summary, derived again only when something of it changed, and only when somebody
 * asks. Says nothing of who may see what.
 */
export class FleetRows {
  readonly #rows = new Map<string, FleetRow>();
  readonly #changed = new Set<string>();
  readonly #changedClusters = new Set<string>();
  #isFilled = false;

  constructor(private readonly fleet: Fleet) {
    fleet.subscribe(change => {
      // Until it is filled there is nothing that could be out of date.
      if (!this.#isFilled) return;
      if (change.what === 'rollout') this.#changed.add(change.id);
      if (change.what === 'cluster') this.#changedClusters.add(change.cluster);
    });
  }

  /** In no particular order. */
  all(): Iterable<FleetRow> {
    this.#catchUp();
    return this.#rows.values();
  }

  #catchUp(): void {
    if (!this.#isFilled) {
      this.#isFilled = true;
      this.fleet.select(() => true).forEach(rollout => this.#put(rollout));
    }
    if (this.#changedClusters.size > 0) {
      for (const [id, { rollout }] of this.#rows) {
        if (this.#changedClusters.has(rollout.cluster)) this.#rows.delete(id);
      }
      this.fleet
        .select(({ cluster }) => this.#changedClusters.has(cluster))
        .forEach(rollout => this.#put(rollout));
      this.#changedClusters.clear();
    }
    for (const id of this.#changed) {
      const rollout = this.fleet.get(id);
      if (rollout) this.#put(rollout);
      else this.#rows.delete(id);
    }
    this.#changed.clear();
  }

  #put(rollout: RolloutSnapshot): void {
    this.#rows.set(rollout.id, {
      rollout,
      derived: summaryOf(rollout),
    });
  }
}
