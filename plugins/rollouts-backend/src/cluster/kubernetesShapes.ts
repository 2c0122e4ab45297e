import { z } from 'zod';

/** What is around the items of a list: these are read on their own. */
export const listShape = z.object({
  apiVersion: z.string(),
  kind: z.string().endsWith('List'),
  metadata: z.object({
    resourceVersion: z.string().min(1),
    continue: z.string().optional(),
  }),
  // Go writes an empty list of some kinds as null.
  items: z.array(z.unknown()).max(0).nullish(),
});

/** All that a bookmark says. */
export const bookmarkShape = z.object({
  metadata: z.object({
    resourceVersion: z.string().min(1),
    annotations: z.record(z.string(), z.string()).nullish(),
  }),
});

export const statusShape = z.object({
  code: z.number().optional(),
  reason: z.string().optional(),
});
