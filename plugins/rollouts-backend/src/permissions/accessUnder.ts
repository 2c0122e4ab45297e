import type { Verb } from '@rollouts-portal/plugin-rollouts-common';

import { meetsCondition } from './meetsCondition';
import { NO_ROLLOUT, type RolloutCondition } from './RolloutCondition';
import type { RolloutResource } from './RolloutResource';

/** What one person may see and do, for showing it. Acting asks again, see `AuthorizedRolloutActions`. */
export interface RolloutAccess {
  /** False when the policy denies reading whatever the rollout; true says nothing of any single one. */
  readonly canReadSome: boolean;
  canRead(rollout: RolloutResource): boolean;
  canUse(verb: Verb, rollout: RolloutResource): boolean;
}

/** The same of all rollouts at once. */
export interface FleetAccess extends RolloutAccess {
  readonly readable: RolloutCondition;
  usable(verb: Verb): RolloutCondition;
}

export function accessUnder({
  readable,
  usable,
}: Pick<FleetAccess, 'readable' | 'usable'>): FleetAccess {
  return {
    readable,
    usable,
    canReadSome: readable !== NO_ROLLOUT,
    canRead: rollout => meetsCondition(rollout, readable),
    canUse: (verb, rollout) => meetsCondition(rollout, usable(verb)),
  };
}
