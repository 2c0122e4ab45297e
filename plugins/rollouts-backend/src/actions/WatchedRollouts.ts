import type {
  JournalEntry,
  RolloutFacts,
} from '@rollouts-portal/plugin-rollouts-common';

/** What actions need to know of the fleet: the state before, and to see the state after. */
export interface WatchedRollouts {
  /** The latest known state; undefined when there is no such rollout. */
  facts(rolloutId: string): RolloutFacts | undefined;
  /** Adds to the rollout's journal what its states cannot tell. */
  note(rolloutId: string, entry: JournalEntry): void;
  /** Calls back whenever that state may have changed, after it can be read. Returns how to stop. */
  watch(rolloutId: string, listener: () => void): () => void;
}
