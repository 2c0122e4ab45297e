import type {
  AuditorService,
  AuditorServiceEvent,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { assertError } from '@backstage/errors';
import {
  renderSentence,
  type ActionOutcome,
} from '@rollouts-portal/plugin-rollouts-common';

import type {
  ActionCaller,
  RolloutActions,
  RolloutCommand,
} from './RolloutActions';

/** Outermost, so that a denial is on record; what cannot be recorded is not tried. */
export class AuditedRolloutActions implements RolloutActions {
  constructor(
    private readonly inner: RolloutActions,
    private readonly auditor: AuditorService,
    private readonly logger: LoggerService,
  ) {}

  async run(
    command: RolloutCommand,
    caller: ActionCaller,
  ): Promise<ActionOutcome> {
    const { verb, rolloutId, revision, reason, precondition, idempotencyKey } =
      command;
    const event = await this.auditor.createEvent({
      eventId: 'rollout-action',
      severityLevel: 'medium',
      request: caller.request,
      meta: {
        actionType: verb,
        rolloutId,
        actor: caller.credentials.principal.userEntityRef,
        idempotencyKey,
        precondition,
        ...(revision !== undefined && { revision }),
        ...(reason ? { reason } : {}),
      },
    });
    let outcome;
    try {
      outcome = await this.inner.run(command, caller);
    } catch (error) {
      assertError(error);
      await event.fail({ error });
      throw error;
    }
    try {
      await record(event, outcome);
    } catch (error) {
      // It is done and on record as initiated; the person must hear of it whatever becomes of this line.
      this.logger.error(
        `Cannot audit the end of action ${outcome.actionId}: ${error}`,
      );
    }
    return outcome;
  }
}

async function record(
  event: AuditorServiceEvent,
  { actionId, result, text }: ActionOutcome,
): Promise<void> {
  const meta = { actionId, result, outcome: renderSentence(text) };
  if (result === 'applied' || result === 'accepted') {
    await event.success({ meta });
  } else {
    await event.fail({ meta, error: new Error(`${result}: ${meta.outcome}`) });
  }
}
