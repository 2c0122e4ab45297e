import { z } from 'zod';

const answerSchema = z.object({ rows: z.array(z.unknown()) });

/** The rows that PostgreSQL's driver answers with. */
export function rowsOf<Schema extends z.ZodType>(
  schema: Schema,
  answer: unknown,
): z.output<Schema>[] {
  return answerSchema.parse(answer).rows.map(row => schema.parse(row));
}
