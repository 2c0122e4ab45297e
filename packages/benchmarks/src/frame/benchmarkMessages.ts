import { z } from 'zod';

import type { Answer } from './answerOf';

/** Which benchmark is to run, and how, as the first argument of its process. */
export const benchmarkPlanSchema = z.object({
  id: z.string(),
  quick: z.boolean(),
  seed: z.number(),
  postgres: z.string().optional(),
});

export type BenchmarkPlan = z.output<typeof benchmarkPlanSchema>;

// What could not be measured is NaN, which `z.number()` refuses.
const measured = z.custom<number>(value => typeof value === 'number');

const figure = { name: z.string(), value: measured, unit: z.string() };

/** The one message of a benchmark's process. */
export const answerSchema: z.ZodType<Answer> = z.union([
  z.object({
    gates: z.array(
      z.union([
        z.object({ ...figure, atMost: z.number() }),
        z.object({ ...figure, atLeast: z.number() }),
      ]),
    ),
    reports: z.array(
      z.object({
        ...figure,
        aimAtMost: z.number().optional(),
        aim: z.string().optional(),
      }),
    ),
  }),
  z.object({ error: z.string() }),
]);
