import type { Freshness } from '@rollouts-portal/plugin-rollouts-common';

import type { ClusterFacts } from './ClusterFacts';
import type { NamespaceFacts } from './NamespaceFacts';

/** Stands in the fleet for what is known of and cannot be watched, so that people see it, and why. It has no rollouts. */
export class UnwatchedCluster implements ClusterFacts {
  readonly kinds = [];
  readonly namespaces: ReadonlyMap<string, NamespaceFacts> = new Map();
  readonly #freshness: Freshness;
  readonly environment?: string;
  readonly hub?: string;

  constructor(
    readonly name: string,
    freshness: Freshness,
    place: Pick<ClusterFacts, 'environment' | 'hub'> = {},
  ) {
    this.#freshness = freshness;
    this.environment = place.environment;
    this.hub = place.hub;
  }

  note(): void {}

  freshness(): Freshness {
    return this.#freshness;
  }

  /** Never tells anything, because nothing changes. */
  subscribe(): () => void {
    return () => {};
  }
}
