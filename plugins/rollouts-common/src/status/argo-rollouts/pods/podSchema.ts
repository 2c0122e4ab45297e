import { z } from 'zod';

import { field } from '../../object/field';
import { metadataSchema } from '../../object/metadataSchema';

const { name, text, flag, count } = field;

const containerSchema = z.object({
  name: text,
  restartCount: count,
  ready: flag,
  started: flag,
  state: z
    .object({
      waiting: z.object({ reason: text }).nullish(),
      running: z.looseObject({}).nullish(),
      terminated: z
        .object({ reason: text, exitCode: count, signal: count })
        .nullish(),
    })
    .nullish(),
});

/** As much of a Pod as its row needs. */
export const podSchema = z.object({
  metadata: metadataSchema.extend({
    deletionTimestamp: text,
    ownerReferences: z.array(z.object({ uid: name })).nullish(),
  }),
  spec: z
    .object({
      containers: z.array(z.unknown()).nullish(),
      initContainers: z
        .array(z.object({ name: text, restartPolicy: text }))
        .nullish(),
    })
    .nullish(),
  status: z
    .object({
      phase: text,
      reason: text,
      initContainerStatuses: z.array(containerSchema).nullish(),
      containerStatuses: z.array(containerSchema).nullish(),
    })
    .nullish(),
});

export type PodObject = z.output<typeof podSchema>;
export type ContainerStatus = z.output<typeof containerSchema>;
