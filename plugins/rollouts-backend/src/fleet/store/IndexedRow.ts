import type {
  DerivedSummary,
  RolloutSummary,
  Verb,
} from '@rollouts-portal/plugin-rollouts-common';

/** What rows are found, counted and sorted by. What they show is derived when they are shown. */
export type IndexedRow = Pick<
  DerivedSummary,
  'namespace' | 'name' | 'provider' | 'strategy' | 'phase'
> &
  Pick<RolloutSummary, 'id' | 'cluster' | 'environment'> & {
    labels: Readonly<Record<string, string>>;
    /** Entity reference of who is named as owner; who owns that in the catalog is looked up when it is asked for. */
    owner?: string;
    waitingFor?: string;
    /** See `attention`. */
    urgency: number;
    /** Milliseconds; absent where it waits for nobody. */
    waitingSince?: number;
    /** When it came into its phase, in milliseconds. */
    since?: number;
    images: readonly string[];
    /** Version that runs, by the tag of its image. */
    runs?: string;
    /** Version that is to take its place. */
    comes?: string;
    /** What decides on a rollout that waits, where it can be done now. */
    decisions: readonly Verb[];
  };
