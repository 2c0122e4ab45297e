import type { RolloutQuery } from './RolloutResource';

/** What a policy asks of a rollout, as comparisons: for one rollout, and for all of them by their indexes. */
export type RolloutCondition =
  | { allOf: readonly RolloutCondition[] }
  | { anyOf: readonly RolloutCondition[] }
  | { not: RolloutCondition }
  | RolloutQuery;

export const EVERY_ROLLOUT: RolloutCondition = { allOf: [] };
export const NO_ROLLOUT: RolloutCondition = { anyOf: [] };
