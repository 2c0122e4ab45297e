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
  const annotations = metadata.annotations ?? {};
  return {
    namespace: metadata.namespace,
    name: metadata.name,
    uid: metadata.uid,
    resourceVersion: metadata.resourceVersion ?? '',
    generation: metadata.generation ?? 0,
    createdAt: metadata.creationTimestamp ?? '',
    labels: { ...metadata.labels },
    annotations: Object.fromEntries(
      [...KEPT_ANNOTATIONS, ...further].flatMap(key => {
        const found = key && annotations[key];
        return key && found !== undefined
          ? [[key, shorten(found, ANNOTATION_LIMIT)]]
          : [];
      }),
    ),
    unreadable: unreadablePaths(unreadable),
  };
}
