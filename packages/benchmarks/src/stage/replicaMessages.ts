import { z } from 'zod';

import { servedClusterSchema } from './clusterMessages';

/** What the replica is to watch with the others, as the first message to its process. */
export const replicaPlanSchema = z.object({
  clusters: z.array(servedClusterSchema),
  /** Where the database is that all of them have. */
  database: z.string(),
});

export type ReplicaPlan = z.output<typeof replicaPlanSchema>;

/** It listens, and its plugin serves. */
export const servingSchema = z.object({ port: z.number() });
