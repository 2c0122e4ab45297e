import { z } from 'zod';

const metadata = z.object({
  namespace: z.string().optional(),
  name: z.string().min(1),
  uid: z.string().min(1),
  resourceVersion: z.string().min(1),
});

/** What every object has; the rest is for the projection to read. */
export const objectShape = z.object({ metadata });

export const listShape = z.object({
  apiVersion: z.string(),
  kind: z.string().endsWith('List'),
  metadata: z.object({
    resourceVersion: z.string().min(1),
    continue: z.string().optional(),
  }),
  // Go writes an empty list of some kinds as null.
  items: z
    .array(z.unknown())
    .nullish()
    .transform(items => items ?? []),
});

export const watchEventShape = z.object({
  type: z.enum(['ADDED', 'MODIFIED', 'DELETED', 'BOOKMARK', 'ERROR']),
  object: z.unknown(),
});

/** All that a bookmark says. */
export const bookmarkShape = z.object({
  metadata: z.object({ resourceVersion: z.string().min(1) }),
});

export const statusShape = z.object({
  code: z.number().optional(),
  reason: z.string().optional(),
});
