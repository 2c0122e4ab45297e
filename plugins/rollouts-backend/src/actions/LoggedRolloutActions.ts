import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';

import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import {
  parseRolloutId,
  sentence,
  type ActionOutcome,
} from '@rollouts-portal/plugin-rollouts-common';

import type { ActionLog, ActionRecord } from './ActionLog';
import type {
  ActionCaller,
  RolloutActions,
  RolloutCommand,
} from './RolloutActions';
import type { RolloutExecutor } from './RolloutExecutor';

/** Writes every attempt down before it is made, makes it at most once per click, and gives the same click the same answer. */
export class LoggedRolloutActions implements RolloutActions {
  /** What runs in this process, by person and key: a repeated click waits for the first one's answer. */
  readonly #running = new Map<
    string,
    { command: RolloutCommand; outcome: Promise<ActionOutcome> }
  >();

  constructor(
    private readonly executor: RolloutExecutor,
    private readonly log: ActionLog,
    private readonly logger: LoggerService,
    private readonly now: () => Date,
  ) {}

  async run(
    command: RolloutCommand,
    caller: ActionCaller,
  ): Promise<ActionOutcome> {
    const actor = caller.credentials.principal.userEntityRef;
    const click = `${actor} ${command.idempotencyKey}`;
    const running = this.#running.get(click);
    if (running) {
      refuseOtherAction(running.command, command);
      return running.outcome;
    }
    // Registered before the first await: a second request of the same click must find it.
    const outcome = this.#runOnce(command, actor);
    this.#running.set(click, { command, outcome });
    try {
      return await outcome;
    } finally {
      this.#running.delete(click);
    }
  }

  /** Resolves when what runs now has its outcome, written down. */
  async settled(): Promise<void> {
    await Promise.allSettled(
      [...this.#running.values()].map(({ outcome }) => outcome),
    );
  }

  async #runOnce(
    command: RolloutCommand,
    actor: string,
  ): Promise<ActionOutcome> {
    const actionId = randomUUID();
    const earlier = await this.#initiate({
      actionId,
      actor,
      command,
      initiatedAt: this.now().toISOString(),
    });
    return earlier
      ? this.#answerOf(earlier, command)
      : this.#attempt(actionId, command);
  }

  async #initiate(record: Parameters<ActionLog['initiate']>[0]) {
    try {
      return await this.log.initiate(record);
    } catch (error) {
      this.logger.error(
        `Cannot write action ${record.actionId} to the action log`,
        toError(error),
      );
      throw new ServiceUnavailableError(
        'Nothing was done: the action could not be written to the action log',
      );
    }
  }

  async #attempt(
    actionId: string,
    command: RolloutCommand,
  ): Promise<ActionOutcome> {
    let sent = false;
    let outcome: ActionOutcome;
    try {
      outcome = await this.executor.execute(command, {
        actionId,
        sending: async () => {
          await this.log.markSent(actionId, this.now().toISOString());
          sent = true;
        },
      });
    } catch (error) {
      // Not an answer of the cluster but a fault of ours. Whether it was sent decides what may be said of it.
      this.logger.error(`Action ${actionId} broke off`, toError(error));
      const { cluster } = parseRolloutId(command.rolloutId);
      outcome = {
        actionId,
        verb: command.verb,
        rolloutId: command.rolloutId,
        result: sent ? 'unknown' : 'failed',
        text: sentence(sent ? 'outcome-unknown' : 'outcome-failed', {
          cluster,
        }),
        changes: [],
        at: this.now().toISOString(),
      };
    }
    try {
      await this.log.finish(outcome);
    } catch (error) {
      // It happened, so the person must be told; the open row is closed as unknown later.
      this.logger.error(
        `Cannot write the outcome of action ${actionId}`,
        toError(error),
      );
    }
    return outcome;
  }

  #answerOf(earlier: ActionRecord, command: RolloutCommand): ActionOutcome {
    refuseOtherAction(earlier.command, command);
    const { rolloutId, verb } = earlier.command;
    if (earlier.outcome) {
      return earlier.outcome;
    }
    // Another replica has it, or had it and died.
    const { cluster } = parseRolloutId(rolloutId);
    return {
      actionId: earlier.actionId,
      verb,
      rolloutId,
      result: 'unknown',
      text: sentence('outcome-unknown', { cluster }),
      changes: [],
      at: this.now().toISOString(),
    };
  }
}

/** @throws ConflictError when one key is used for two different actions. */
function refuseOtherAction(
  earlier: RolloutCommand,
  { rolloutId, verb, revision, precondition }: RolloutCommand,
): void {
  if (
    rolloutId !== earlier.rolloutId ||
    verb !== earlier.verb ||
    revision !== earlier.revision ||
    !isDeepStrictEqual(precondition, earlier.precondition)
  ) {
    throw new ConflictError(
      'This idempotency key was used for another action; each click needs a key of its own',
    );
  }
}

function toError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
