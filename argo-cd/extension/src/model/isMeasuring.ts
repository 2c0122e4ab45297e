import { isCompleted } from '@rollouts-portal/plugin-rollouts-common';
import { z } from 'zod';

const runSchema = z.object({
  kind: z.literal('AnalysisRun'),
  status: z.object({ phase: z.string().optional() }).nullish(),
});

/** Whether it is an AnalysisRun that goes on by itself. */
export function isMeasuring(object: unknown): boolean {
  const run = runSchema.safeParse(object);
  return run.success && !isCompleted(run.data.status?.phase);
}
