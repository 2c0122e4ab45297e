import { LAST_APPLIED_ANNOTATION } from '@rollouts-portal/plugin-rollouts-common';
import { z } from 'zod';

import type { NamespaceFacts } from './NamespaceFacts';

const texts = z.record(z.string(), z.string()).default({});

const namespaceShape = z.object({
  metadata: z.object({
    name: z.string(),
    uid: z.string(),
    labels: texts,
    annotations: texts,
  }),
});

// The owner is an entity reference; whatever is longer is something else.
const LONGEST_ANNOTATION = 1024;

/** What is kept of a Namespace. Throws when it is none. */
export function projectNamespace(object: unknown): NamespaceFacts {
  const { name, uid, labels, annotations } =
    namespaceShape.parse(object).metadata;
  return {
    name,
    uid,
    labels,
    annotations: Object.fromEntries(
      Object.entries(annotations)
        .filter(([key]) => key !== LAST_APPLIED_ANNOTATION)
        // Emptied, not left out: that something stands there matters to who reads it.
        .map(([key, value]) => [
          key,
          value.length <= LONGEST_ANNOTATION ? value : '',
        ]),
    ),
  };
}
