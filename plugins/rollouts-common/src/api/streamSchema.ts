import { z } from 'zod';

import {
  clusterStatusSchema,
  entityRolloutsSchema,
  rolloutDetailSchema,
} from './rolloutSchema';

/**
 * One message of `GET /stream?entity=<ref>`, a text/event-stream. The first is always a `snapshot`, and after any gap
 * another follows, so a client never has to piece things together: replace on `snapshot`, put on `rollout`.
 */
export const streamEventSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('snapshot'), data: entityRolloutsSchema }),
  z.object({ event: z.literal('rollout'), data: rolloutDetailSchema }),
  z.object({ event: z.literal('removed'), data: z.object({ id: z.string() }) }),
  /** How all clusters are doing; the rows of each take over its freshness. */
  z.object({
    event: z.literal('clusters'),
    data: z.array(clusterStatusSchema),
  }),
  /** Every 15 s, so that a silent proxy is noticed. */
  z.object({
    event: z.literal('heartbeat'),
    data: z.object({ at: z.string() }),
  }),
]);

export type StreamEvent = z.infer<typeof streamEventSchema>;
