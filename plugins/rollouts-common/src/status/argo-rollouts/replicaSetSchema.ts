import { z } from 'zod';

import { field } from '../object/field';
import { metadataSchema } from '../object/metadataSchema';
import { podTemplateSchema } from '../object/podTemplateSchema';

const { text, count, flag } = field;

/** As much of a ReplicaSet as we read. */
export const replicaSetSchema = z.object({
  metadata: metadataSchema.extend({
    ownerReferences: z
      .array(
        z.object({
          kind: text,
          name: text,
          uid: text,
          controller: flag,
        }),
      )
      .nullish(),
  }),
  spec: z
    .object({
      replicas: count,
      template: podTemplateSchema,
    })
    .nullish(),
  status: z
    .object({
      observedGeneration: count,
      replicas: count,
      readyReplicas: count,
      availableReplicas: count,
      conditions: z.array(z.object({ type: text, status: text })).nullish(),
    })
    .nullish(),
});

export type ReplicaSetObject = z.output<typeof replicaSetSchema>;
