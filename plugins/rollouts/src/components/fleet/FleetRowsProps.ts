import type {
  RolloutSummary,
  Verb,
} from '@rollouts-portal/plugin-rollouts-common';

/** What table and cards draw alike. */
export type FleetRowsProps = {
  rows: readonly RolloutSummary[];
  /** Since when, in ms, the portal itself cannot be reached. */
  lostSince: number | undefined;
  hrefOf: (row: RolloutSummary) => string;
  onAct: (row: RolloutSummary, verb: Verb) => void;
};
