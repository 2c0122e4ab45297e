import { InputError } from '@backstage/errors';
import { z } from 'zod';

import { freeze } from '../object/freeze';
import { readObject } from '../object/readObject';
import { revisionNumber } from '../object/revisionNumber';
import { templateImages } from '../object/templateImages';
import type { ReplicaSetFacts } from './ReplicaSetFacts';
import { replicaSetHealth } from './replicaSetHealth';
import { replicaSetSchema } from './replicaSetSchema';

const REVISION = 'rollout.argoproj.io/revision';
const DEPLOYMENT_REVISION = 'deployment.kubernetes.io/revision';

const identitySchema = z.looseObject({
  apiVersion: z.string().regex(/^apps\//),
  kind: z.literal('ReplicaSet'),
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

  const facts: ReplicaSetFacts = {
    namespace: metadata.namespace,
    name: metadata.name,
    uid: metadata.uid,
    ownerUid: owner?.uid ?? undefined,
    podHash: metadata.labels?.['rollouts-pod-template-hash'] || undefined,
    revision:
      revisionNumber(
        metadata.annotations?.[
          owner?.kind === 'Deployment' ? DEPLOYMENT_REVISION : REVISION
        ],
      ) ?? 0,
    images: templateImages(spec?.template),
    createdAt: metadata.creationTimestamp ?? '',
    desired: spec?.replicas ?? 1,
    replicas: status?.replicas ?? 0,
    ready: status?.readyReplicas ?? 0,
    available: status?.availableReplicas ?? 0,
    health: replicaSetHealth(value),
    scaleDownDeadline:
      metadata.annotations?.['scale-down-deadline'] || undefined,
    experiment:
      owner?.kind === 'Experiment' ? owner.name ?? undefined : undefined,
    experimentTemplate:
      metadata.annotations?.['experiment.argoproj.io/template-name'],
  };
  return freeze(facts);
}
