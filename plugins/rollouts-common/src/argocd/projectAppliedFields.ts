import { z } from 'zod';

import { LAST_APPLIED_ANNOTATION } from '../annotations';
import type { AppliedFields } from './AppliedFields';

/** As whom Argo CD applies on the server's side. */
const MANAGER = 'argocd-controller';

const metadataSchema = z.object({
  annotations: z
    .object({ [LAST_APPLIED_ANNOTATION]: z.string() })
    .nullish()
    .catch(null),
  managedFields: z
    .array(
      z
        .object({
          manager: z.string(),
          operation: z.literal('Apply'),
          fieldsV1: z.object({
            'f:spec': z.looseObject({}).optional(),
          }),
        })
        .nullable()
        .catch(null),
    )
    .nullish()
    .catch(null),
});

const objectSchema = z.object({ metadata: metadataSchema });

const manifestSchema = z.object({
  spec: z
    .object({
      paused: z.boolean().optional().catch(undefined),
      restartAt: z.string().optional().catch(undefined),
    })
    .optional(),
});

/**
 * Reads what Argo CD applied from an object as the API server sends it. Of the manifest, which may hold secrets, nothing
 * but these fields is kept.
 *
 * @returns undefined when the object does not show what was applied
 */
export function projectAppliedFields(
  object: unknown,
): AppliedFields | undefined {
  const parsed = objectSchema.safeParse(object);
  if (!parsed.success) return undefined;
  const { annotations, managedFields } = parsed.data.metadata;
  const applied = managedFields?.find(entry => entry?.manager === MANAGER);
  if (applied) {
    const spec = applied.fieldsV1['f:spec'] ?? {};
    return {
      ...('f:paused' in spec && { paused: null }),
      ...('f:restartAt' in spec && { restartAt: null }),
    };
  }
  const manifest = annotations?.[LAST_APPLIED_ANNOTATION];
  return manifest === undefined ? undefined : fromManifest(manifest);
}

function fromManifest(text: string): AppliedFields | undefined {
  const parsed = manifestSchema.safeParse(jsonOf(text));
  if (!parsed.success) return undefined;
  const { paused, restartAt } = parsed.data.spec ?? {};
  return {
    ...(paused !== undefined && { paused }),
    ...(restartAt !== undefined && { restartAt }),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
