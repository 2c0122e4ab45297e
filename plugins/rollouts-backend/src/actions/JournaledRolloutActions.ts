import type { ActionOutcome } from '@rollouts-portal/plugin-rollouts-common';

import type {
  ActionCaller,
  RolloutActions,
  RolloutCommand,
} from './RolloutActions';
import type { WatchedRollouts } from './WatchedRollouts';

/** Lets a rollout's journal know who acted, so that the page can say more than that somebody did. */
export class JournaledRolloutActions implements RolloutActions {
  constructor(
    private readonly inner: RolloutActions,
    private readonly rollouts: Pick<WatchedRollouts, 'note'>,
  ) {}

  async run(
    command: RolloutCommand,
    caller: ActionCaller,
  ): Promise<ActionOutcome> {
    const outcome = await this.inner.run(command, caller);
    if (outcome.result === 'applied') {
      this.rollouts.note(command.rolloutId, {
        what: 'acted',
        at: outcome.at,
        verb: command.verb,
        by: caller.credentials.principal.userEntityRef,
        podHash: command.precondition.podHash,
      });
    }
    return outcome;
  }
}
