import { z } from 'zod';

import { FRESHNESS_STATES } from '../model/Freshness';
import { sentenceSchema } from './sentenceSchema';

const time = z.string();

/** Where a kind is watched when it is not the whole cluster. A person is told the names of those that they may read. */
export const watchedNamespacesSchema = z.object({
  /** `config`: the operator named them. `rights`: the cluster as a whole is denied, and these are not. */
  chosenBy: z.enum(['config', 'rights']),
  watched: z.array(z.string()),
  /** How many are watched, with those that the person is not told of. */
  count: z.number(),
  /** Meant to be watched, and refused by the cluster. */
  denied: z.array(z.string()),
  /** How many more could be read and are not, because there are as many watches as there may be. */
  unwatched: z.number(),
});

/** One kind of object in one cluster, and how watching it goes. */
export const watchStatusSchema = z.object({
  group: z.string(),
  kind: z.string(),
  /** The version of the group that is read, such as `v1alpha1`. */
  version: z.string(),
  state: z.enum(FRESHNESS_STATES),
  since: time,
  /** How many objects are known. */
  objects: z.number(),
  /** When a list was last complete. */
  lastSyncedAt: time.optional(),
  /** When the cluster last sent anything at all. */
  lastContactAt: time.optional(),
  /** When an object of this kind last changed under watch. */
  lastEventAt: time.optional(),
  /** How many tries in a row have failed; 0 while it is live. */
  attempt: z.number(),
  nextRetryAt: time.optional(),
  /** Why the last try failed: an HTTP status or an error code, and in English what it means. */
  error: z.object({ code: z.string(), reason: z.string().max(300) }).optional(),
  /** The same for people. */
  problem: sentenceSchema.optional(),
  /** Absent: the whole cluster is watched. */
  namespaces: watchedNamespacesSchema.optional(),
  /** What the operator could grant, so that more is seen. */
  grant: sentenceSchema.optional(),
});

export type WatchedNamespaces = z.infer<typeof watchedNamespacesSchema>;
export type WatchStatus = z.infer<typeof watchStatusSchema>;
