import { z } from 'zod';

import type { Json } from './Json';

export const jsonSchema: z.ZodType<Json> = z.lazy(() =>
  z.union([
    z.null(),
    z.boolean(),
    z.number(),
    z.string(),
    z.array(jsonSchema),
    z.record(z.string(), jsonSchema),
  ]),
);

export const objectSchema = z
  .object({
    apiVersion: z.string(),
    kind: z.string(),
    metadata: z.object({ name: z.string().optional() }).catchall(jsonSchema),
  })
  .catchall(jsonSchema);

export type KubernetesObject = z.output<typeof objectSchema>;
