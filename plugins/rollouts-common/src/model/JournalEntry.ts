import type { Verb } from './Verb';

/**
 * Something the watch saw happen to one rollout and that no object keeps.
 *
 * `at` is when it happened as far as can be known: the controller's own timestamp where it wrote one, else when the
 * event arrived. ISO 8601, UTC.
 */
export type JournalEntry = {
  at: string;
  /** Template hash that the entry is about. */
  podHash?: string;
  revision?: number;
} & (
  | { what: 'update-began' }
  /** `stepIndex` from 0; equal to `stepCount` when all are done. */
  | { what: 'step-entered'; stepIndex: number; stepCount?: number }
  /** A promote passed a running analysis or experiment without its verdict. */
  | { what: 'step-skipped'; stepIndex: number }
  | { what: 'pause-began'; stepIndex?: number; reason: string }
  | { what: 'pause-ended'; stepIndex?: number }
  /** `stepIndex` is the step that was current just before; the controller itself forgets it. */
  | { what: 'aborted'; stepIndex?: number; message: string }
  | { what: 'retried' }
  /** Somebody asked for it in the portal, and the controller obeyed. `by`: entity reference of the person. */
  | { what: 'acted'; verb: Verb; by: string }
  | { what: 'completed' }
);

/** What the watch has seen of one rollout. */
export type RolloutJournal = {
  /** Since when this rollout is watched; about anything earlier the journal knows nothing. */
  since: string;
  /** Oldest first; bounded. */
  entries: readonly JournalEntry[];
};
