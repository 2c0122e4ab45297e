import { z } from 'zod';

import { clusterListSchema, clusterStatusSchema } from './rolloutSchema';
import { transportEventSchemas } from './streamSchema';

/** What became of the list of clusters: those to put. */
export const clusterChangesSchema = z.object({
  items: z.array(clusterStatusSchema),
  /** All clusters in their order; absent: the same in the same order. */
  names: z.array(z.string()).optional(),
});

/** One message of `GET /stream?scope=clusters`. The first is a `snapshot`, and after any gap another follows. */
export const clustersStreamEventSchema = z.discriminatedUnion('event', [
  z.object({ event: z.literal('snapshot'), data: clusterListSchema }),
  z.object({ event: z.literal('changes'), data: clusterChangesSchema }),
  ...transportEventSchemas,
]);

export type ClusterChanges = z.infer<typeof clusterChangesSchema>;
export type ClustersStreamEvent = z.infer<typeof clustersStreamEventSchema>;
