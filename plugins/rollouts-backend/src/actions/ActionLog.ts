import type { DatabaseService } from '@backstage/backend-plugin-api';
import {
  actionOutcomeSchema,
  actionRequestSchema,
  parseRolloutId,
  sentence,
  VERBS,
  type ActionOutcome,
} from '@rollouts-portal/plugin-rollouts-common';
import type { Knex } from 'knex';
import { z } from 'zod';

import { openDatabase } from '../database/openDatabase';
import type { RolloutCommand } from './RolloutActions';

export type ActionRecord = {
  actionId: string;
  actor: string;
  command: RolloutCommand;
  state: 'initiated' | 'sent' | 'final';
  initiatedAt: string;
  /** With state `final`. */
  outcome?: ActionOutcome;
};

const TABLE = 'action_log';

const rowSchema = z.object({
  id: z.string(),
  actor: z.string(),
  idempotency_key: z.string(),
  rollout_id: z.string(),
  verb: z.enum(VERBS),
  precondition: z.string(),
  reason: z.string().nullable(),
  revision: z.number().int().nullable(),
  state: z.enum(['initiated', 'sent', 'final']),
  outcome: z.string().nullable(),
  initiated_at: z.string(),
});

/** Who asked for what, when, and how it ended: written before anything is sent, on SQLite and PostgreSQL. */
export class ActionLog {
  private constructor(private readonly db: Knex) {}

  /** Brings the tables up to date. */
  static async open(database: DatabaseService): Promise<ActionLog> {
    return new ActionLog(await openDatabase(database));
  }

  /**
   * Writes a new attempt, or finds the earlier one with the same key of the same person.
   *
   * @returns the earlier attempt, or undefined when this one is new and now on record
   */
  async initiate(
    record: Pick<
      ActionRecord,
      'actionId' | 'actor' | 'command' | 'initiatedAt'
    >,
  ): Promise<ActionRecord | undefined> {
    const { actionId, actor, command, initiatedAt } = record;
    // The unique index decides between two at once, on whatever replica they are.
    await this.db(TABLE)
      .insert({
        id: actionId,
        actor,
        idempotency_key: command.idempotencyKey,
        rollout_id: command.rolloutId,
        verb: command.verb,
        precondition: JSON.stringify(command.precondition),
        reason: command.reason ?? null,
        revision: command.revision ?? null,
        state: 'initiated',
        initiated_at: initiatedAt,
      })
      .onConflict(['actor', 'idempotency_key'])
      .ignore();
    const stored = await this.find(actor, command.idempotencyKey);
    if (!stored) {
      throw new Error(`Action ${actionId} was written and cannot be read back`);
    }
    return stored.actionId === actionId ? undefined : stored;
  }

  async markSent(actionId: string, at: string): Promise<void> {
    const changed = await this.db(TABLE)
      .where({ id: actionId, state: 'initiated' })
      .update({ state: 'sent', sent_at: at });
    if (changed !== 1) {
      throw new Error(`Action ${actionId} is not waiting to be sent`);
    }
  }

  async finish(outcome: ActionOutcome): Promise<void> {
    await this.db(TABLE)
      .where({ id: outcome.actionId })
      .update({
        state: 'final',
        result: outcome.result,
        outcome: JSON.stringify(outcome),
        final_at: outcome.at,
      });
  }

  async find(
    actor: string,
    idempotencyKey: string,
  ): Promise<ActionRecord | undefined> {
    const row: unknown = await this.db(TABLE)
      .where({ actor, idempotency_key: idempotencyKey })
      .first();
    return row === undefined ? undefined : recordOf(row);
  }

  /**
   * Closes what a process left open when it died: what was sent is unknown, what was not sent has failed.
   *
   * @param before - only attempts older than this, so that those of running replicas are left alone
   */
  async closeAbandoned(before: string, at: string): Promise<number> {
    const rows: unknown[] = await this.db(TABLE)
      .whereNot({ state: 'final' })
      .where('initiated_at', '<', before);
    for (const record of rows.map(recordOf)) {
      const { cluster } = parseRolloutId(record.command.rolloutId);
      const wasSent = record.state === 'sent';
      await this.finish({
        actionId: record.actionId,
        verb: record.command.verb,
        rolloutId: record.command.rolloutId,
        result: wasSent ? 'unknown' : 'failed',
        text: sentence(wasSent ? 'outcome-unknown' : 'outcome-failed', {
          cluster,
        }),
        changes: [],
        at,
      });
    }
    return rows.length;
  }
}

function recordOf(row: unknown): ActionRecord {
  const {
    id,
    actor,
    idempotency_key,
    rollout_id,
    verb,
    precondition,
    reason,
    revision,
    state,
    outcome,
    initiated_at,
  } = rowSchema.parse(row);
  const request = actionRequestSchema.parse({
    verb,
    precondition: JSON.parse(precondition),
    ...(reason === null ? {} : { reason }),
    ...(revision === null ? {} : { revision }),
    idempotencyKey: idempotency_key,
  });
  return {
    actionId: id,
    actor,
    command: { ...request, rolloutId: rollout_id },
    state,
    initiatedAt: initiated_at,
    ...(outcome === null
      ? {}
      : { outcome: actionOutcomeSchema.parse(JSON.parse(outcome)) }),
  };
}
