import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type { ConditionTransformer } from '@backstage/plugin-permission-node';

import {
  EVERY_ROLLOUT,
  NO_ROLLOUT,
  type RolloutCondition,
} from './RolloutCondition';
import type { RolloutQuery } from './RolloutResource';

/**
 * What a decision asks of a rollout. One that cannot be understood, by a rule that there is not or with parameters that
 * it does not take, allows nothing, wherever in the decision it stands: under a `not` it would open what it should close.
 */
export function conditionOf(
  decision: PolicyDecision | undefined,
  {
    toQueries,
    warn,
  }: {
    toQueries: ConditionTransformer<RolloutQuery>;
    warn(message: string): void;
  },
): RolloutCondition {
  if (decision?.result === AuthorizeResult.ALLOW) return EVERY_ROLLOUT;
  if (decision?.result !== AuthorizeResult.CONDITIONAL) return NO_ROLLOUT;
  try {
    return toQueries(decision.conditions);
  } catch (error) {
    warn(
      `The permission policy decides by what is no condition on rollouts, so it allows none: ${String(
        error,
      )}`,
    );
    return NO_ROLLOUT;
  }
}
