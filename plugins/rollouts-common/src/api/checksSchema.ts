import { z } from 'zod';

import { GATE_TYPES } from '../status/flagger/FlaggerFacts';

/** Who answers for a gate, as far as its address tells. */
export const GATE_OWNERS = [
  'load-tester',
  'always-open',
  'always-closed',
  'other',
] as const;

export const gateSchema = z.object({
  /** When it is asked; `rollback` does not hold a run but ends it. */
  type: z.enum(GATE_TYPES),
  name: z.string(),
  owner: z.enum(GATE_OWNERS),
  /** Whether the run waits for it now; absent while the events that alone would tell are not known. */
  holds: z.boolean().optional(),
});

/** What a new version has to pass, again and again, before more traffic goes to it. */
export const checksSchema = z.object({
  /** Seconds between two checks. */
  interval: z.number(),
  /** Failed ones of the newest run; absent where that is no longer known. */
  failed: z.number().optional(),
  /** So many failed ones end the run. */
  threshold: z.number(),
  /** New versions are promoted unchecked. */
  skipped: z.boolean(),
  /** What is measured, and the numbers between which it has to stay; neither: the metric's own template decides. */
  metrics: z.array(
    z.object({
      name: z.string(),
      min: z.number().optional(),
      max: z.number().optional(),
    }),
  ),
  gates: z.array(gateSchema),
});

export type Gate = z.infer<typeof gateSchema>;
export type Checks = z.infer<typeof checksSchema>;
