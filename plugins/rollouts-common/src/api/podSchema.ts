import { z } from 'zod';

import { sentenceSchema } from './sentenceSchema';

/** What a pod is doing, for the eye; `status` has kubectl's word. */
export const POD_STATES = [
  'failing',
  'starting',
  'ending',
  'ready',
  'done',
] as const;

export const podSchema = z.object({
  name: z.string(),
  state: z.enum(POD_STATES),
  /** The word that kubectl prints, such as `Running` or `CrashLoopBackOff`. */
  status: z.string(),
  /** Containers that are ready, of `containers`. */
  ready: z.number(),
  containers: z.number(),
  restarts: z.number(),
  /** ISO 8601 in UTC. */
  createdAt: z.string(),
});

/** Whether the pods of a rollout are known, which are read only while somebody looks at it. */
export const podWatchSchema = z.object({
  /** `capped`: as many are read as this portal allows itself; nothing is guessed instead. */
  state: z.enum(['known', 'reading', 'denied', 'capped', 'failed']),
  /** Why they are not known. */
  because: sentenceSchema.optional(),
});

export type Pod = z.infer<typeof podSchema>;
export type PodWatch = z.infer<typeof podWatchSchema>;
