import type { RolloutFacts } from '@rollouts-portal/plugin-rollouts-common';

/** What actions need to know of the fleet: the state before, and to see the state after. */
export interface WatchedRollouts {
  /** The latest known state; undefined when there is no such rollout. */
  facts(rolloutId: string): RolloutFacts | undefined;
  /** Calls back whenever that state may have changed, after it can be read. Returns how to stop. */
  watch(rolloutId: string, listener: () => void): () => void;
}
