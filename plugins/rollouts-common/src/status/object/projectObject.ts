import type { z } from 'zod';

import { ENTITY_REF_ANNOTATION } from '../../annotations';
import { ARGO_CD_OBJECT_ANNOTATIONS } from '../../argocd/argoCdAnnotations';
import type { metadataSchema } from './metadataSchema';
import type { ObjectFacts } from './ObjectFacts';
import { shorten } from './shorten';
import { unreadablePaths } from './unreadablePaths';

/**
 * The only annotations that are kept of any object; others may hold anything, `last-applied-configuration` even
 * secrets.
 */
const KEPT_ANNOTATIONS = [ENTITY_REF_ANNOTATION, ...ARGO_CD_OBJECT_ANNOTATIONS];
const ANNOTATION_LIMIT = 1000;

/**
 * @param unreadable - paths of the fields that were left out
 * @param further - keys of annotations to keep beside those that always are
 */
export function projectObject(
  metadata: z.output<typeof metadataSchema>,
  unreadable: readonly string[],
  further: readonly (string | undefined)[] = [],
): ObjectFacts {
  return {
    namespace: metadata.namespace,
    name: metadata.name,
    uid: metadata.uid,
    resourceVersion: metadata.resourceVersion ?? '',
    generation: metadata.generation ?? 0,
    createdAt: metadata.creationTimestamp ?? '',
    labels: { ...metadata.labels },
    annotations: keptOf(metadata.annotations ?? {}, further),
    unreadable: unreadablePaths(unreadable),
  };
}

function keptOf(
  annotations: Readonly<Record<string, string>>,
  further: readonly (string | undefined)[],
): Record<string, string> {
  const kept: Record<string, string> = {};
  for (const keys of [KEPT_ANNOTATIONS, further]) {
    for (const key of keys) {
      const found = key && annotations[key];
      if (key && found !== undefined) {
        kept[key] = shorten(found, ANNOTATION_LIMIT);
      }
    }
  }
  return kept;
}
