import type { DerivedSummary } from '../../model/Derived';

/** One thing that was compared with what was recorded. */
export type Comparison = {
  t: number;
  /** Such as a checkpoint's label. */
  what: string;
  /** A line for each difference; empty when both say the same. */
  differences: readonly string[];
  /** Something moved while upstream was asked, so only what comes from the Rollout itself was compared. */
  isPartial?: boolean;
};

/** What we said at one moment of a recording. */
export type Said = {
  scenario: string;
  t: number;
  resourceVersion: string | undefined;
  /** As upstream's command prints it, or our sentence where there is no such command. */
  text: string;
  /** Absent where there is no rollout. */
  summary?: DerivedSummary;
};

/** One recording, replayed. */
export type Replayed = {
  scenario: string;
  comparisons: readonly Comparison[];
  said: readonly Said[];
};
