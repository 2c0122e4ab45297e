import { VERBS } from '@rollouts-portal/plugin-rollouts-common';
import type { JournalEntry } from '@rollouts-portal/plugin-rollouts-common';
import type { Knex } from 'knex';
import { z } from 'zod';

import type { ReplicaTiming } from './ReplicaTiming';
import { rowsOf } from './rowsOf';

export type JournalNote = {
  cluster: string;
  part: string;
  key: string;
  entry: JournalEntry;
};

/** Who acted: all that a replica can know of a rollout that it does not watch. */
const actedSchema = z.object({
  what: z.literal('acted'),
  at: z.string(),
  verb: z.enum(VERBS),
  by: z.string(),
  podHash: z.string().optional(),
  revision: z.number().optional(),
});

const noteSchema = z.object({
  cluster: z.string(),
  part: z.string(),
  key: z.string(),
  entry: z.string().transform(text => actedSchema.parse(JSON.parse(text))),
});

/** Entries on their way to the replica that keeps the journal. */
export class JournalNotes {
  constructor(
    private readonly db: Knex,
    private readonly timing: Pick<ReplicaTiming, 'queryTimeout'>,
  ) {}

  async leave({ cluster, part, key, entry }: JournalNote): Promise<void> {
    await this.#run(
      `INSERT INTO journal_notes (cluster, part, key, entry, noted_at)
       VALUES (?, ?, ?, ?, now())`,
      [cluster, part, key, JSON.stringify(entry)],
    );
  }

  /** Those for clusters that this replica watches; they are handed out once. */
  async take(clusters: readonly string[]): Promise<JournalNote[]> {
    return rowsOf(
      noteSchema,
      await this.#run(
        `DELETE FROM journal_notes WHERE cluster = ANY(?)
         RETURNING cluster, part, key, entry`,
        [[...clusters]],
      ),
    );
  }

  async #run(sql: string, bindings: readonly Knex.RawBinding[]) {
    const answer: unknown = await this.db
      .raw(sql, bindings)
      .timeout(this.timing.queryTimeout);
    return answer;
  }
}
