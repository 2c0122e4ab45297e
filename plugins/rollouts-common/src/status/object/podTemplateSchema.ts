import { z } from 'zod';

/** As much of a pod template as we read: which images its containers run. */
export const podTemplateSchema = z
  .object({
    spec: z
      .object({
        containers: z
          .array(z.object({ image: z.string().nullish() }))
          .nullish(),
      })
      .nullish(),
  })
  .nullish();
