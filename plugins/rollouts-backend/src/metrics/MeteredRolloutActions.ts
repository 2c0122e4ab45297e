import type {
  MetricsService,
  MetricsServiceCounter,
} from '@backstage/backend-plugin-api/alpha';
import { isError } from '@backstage/errors';
import type { ActionOutcome } from '@rollouts-portal/plugin-rollouts-common';

import type {
  ActionCaller,
  RolloutActions,
  RolloutCommand,
} from '../actions/RolloutActions';

/** Counts attempts by verb and result; one that was refused by throwing counts under the name of its error. */
export class MeteredRolloutActions implements RolloutActions {
  readonly #attempts: MetricsServiceCounter;

  constructor(
    private readonly inner: RolloutActions,
    metrics: Pick<MetricsService, 'createCounter'>,
  ) {
    this.#attempts = metrics.createCounter('rollouts.actions', {
      description: 'Attempts at actions, by verb and result',
    });
  }

  async run(
    command: RolloutCommand,
    caller: ActionCaller,
  ): Promise<ActionOutcome> {
    const { verb } = command;
    try {
      const outcome = await this.inner.run(command, caller);
      this.#attempts.add(1, { verb, result: outcome.result });
      return outcome;
    } catch (error) {
      const result = isError(error) ? error.name : 'Error';
      this.#attempts.add(1, { verb, result });
      throw error;
    }
  }
}
