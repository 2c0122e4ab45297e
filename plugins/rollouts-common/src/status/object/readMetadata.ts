import type { z } from 'zod';

import type { metadataSchema } from './metadataSchema';
import { read } from './read';

/**
 * The `metadata` of an object in a namespace.
 *
 * @throws NotAsDeclaredError
 */
export function readMetadata(value: unknown) {
  const metadata = read.item(value);
  return {
    namespace: read.required(metadata.namespace),
    name: read.required(metadata.name),
    uid: read.required(metadata.uid),
    resourceVersion: read.text(metadata.resourceVersion),
    generation: read.count(metadata.generation),
    creationTimestamp: read.text(metadata.creationTimestamp),
    labels: read.stringMap(metadata.labels),
    annotations: read.stringMap(metadata.annotations),
  } satisfies z.output<typeof metadataSchema>;
}
