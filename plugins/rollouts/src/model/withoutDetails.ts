import type {
  RolloutDetail,
  RolloutSummary,
} from '@rollouts-portal/plugin-rollouts-common';

/** A row as a detail of which nothing more is known yet. */
export function withoutDetails(row: RolloutSummary): RolloutDetail {
  return {
    ...row,
    steps: [],
    revisions: [],
    revisionsKnown: false,
    happened: [],
    watchedSince: row.createdAt,
  };
}
