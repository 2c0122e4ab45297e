import type { ActionOutcome } from '@rollouts-portal/plugin-rollouts-common';

import type { RolloutCommand } from './RolloutActions';

/** One attempt that has been written down. */
export type ActionAttempt = {
  actionId: string;
  /** Must be awaited right before the first request that changes anything; when it rejects, none may be sent. */
  sending(): Promise<void>;
};

/** Does what a command says, without asking who may; every answer of a cluster is an outcome. */
export interface RolloutExecutor {
  execute(
    command: RolloutCommand,
    attempt: ActionAttempt,
  ): Promise<ActionOutcome>;
}
