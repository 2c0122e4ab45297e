import { InputError } from '@backstage/errors';
import { z } from 'zod';

import { freeze } from './freeze';
import { readObject } from './readObject';
import type { ReplicaSetFacts } from './ReplicaSetFacts';
import { shorten } from './shorten';
import { withoutCredentials } from './withoutCredentials';
import { podTemplateSchema } from './podTemplateSchema';

const text = z
  .string()
  .transform(value => shorten(value, 253))
  .nullish();
const count = z.number().int().nullish();
const required = z.string().min(1).max(253);
const stringMap = z.record(z.string(), z.string()).nullish();

const identitySchema = z.looseObject({
  apiVersion: z.string().regex(/^apps\//),
  kind: z.literal('ReplicaSet'),
});

const replicaSetSchema = z.object({
  metadata: z.object({
    namespace: required,
    name: required,
    uid: required,
    creationTimestamp: text,
    labels: stringMap,
    annotations: stringMap,
    ownerReferences: z
      .array(
        z.object({
          kind: text,
          name: text,
          uid: text,
          controller: z.boolean().nullish(),
        }),
      )
      .nullish(),
  }),
  spec: z
    .object({
      replicas: count,
      template: podTemplateSchema,
    })
    .nullish(),
  status: z
    .object({ replicas: count, readyReplicas: count, availableReplicas: count })
    .nullish(),
});

/**
 * A ReplicaSet as the API server sends it, reduced to what is needed. Fields of a wrong type are left out. Frozen.
 *
 * @throws InputError when it is not a ReplicaSet, or has no namespace, name or uid
 */
export function projectReplicaSet(object: unknown): ReplicaSetFacts {
  if (!identitySchema.safeParse(object).success) {
    throw new InputError('Not a ReplicaSet of apps');
  }
  const { value } = readObject(replicaSetSchema, object, 'ReplicaSet');
  const { metadata, spec, status } = value;
  const owners = metadata.ownerReferences ?? [];
  // Everything in question has one owner; the controlling one decides where somebody added another.
  const owner = owners.find(({ controller }) => controller) ?? owners[0];
  const revision = metadata.annotations?.['rollout.argoproj.io/revision'] ?? '';

  const facts: ReplicaSetFacts = {
    namespace: metadata.namespace,
    name: metadata.name,
    uid: metadata.uid,
    ownerUid: owner?.uid ?? undefined,
    podHash: metadata.labels?.['rollouts-pod-template-hash'] || undefined,
    revision: /^\d{1,9}$/.test(revision) ? Number(revision) : 0,
    images: (spec?.template?.spec?.containers ?? []).flatMap(({ image }) =>
      image ? [withoutCredentials(image)] : [],
    ),
    createdAt: metadata.creationTimestamp ?? '',
    desired: spec?.replicas ?? 1,
    replicas: status?.replicas ?? 0,
    ready: status?.readyReplicas ?? 0,
    available: status?.availableReplicas ?? 0,
    scaleDownDeadline:
      metadata.annotations?.['scale-down-deadline'] || undefined,
    experiment:
      owner?.kind === 'Experiment' ? owner.name ?? undefined : undefined,
    experimentTemplate:
      metadata.annotations?.['experiment.argoproj.io/template-name'],
  };
  return freeze(facts);
}
