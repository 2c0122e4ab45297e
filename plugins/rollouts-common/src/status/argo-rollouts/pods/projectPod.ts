import { InputError } from '@backstage/errors';
import { z } from 'zod';

import { freeze } from '../../object/freeze';
import { readObject } from '../../object/readObject';
import type { PodFacts } from './PodFacts';
import { podSchema } from './podSchema';
import { podStatus } from './podStatus';

const identitySchema = z.looseObject({
  apiVersion: z.literal('v1'),
  kind: z.literal('Pod'),
});

/**
 * A Pod as the API server sends it, reduced to what is needed. Fields of a wrong type are left out. Frozen.
 *
 * @throws InputError when it is not a Pod, or has no namespace, name or uid
 */
export function projectPod(object: unknown): PodFacts {
  if (!identitySchema.safeParse(object).success) {
    throw new InputError('Not a Pod');
  }
  const { value } = readObject(podSchema, object, 'Pod');
  const { metadata } = value;
  const facts: PodFacts = {
    namespace: metadata.namespace,
    name: metadata.name,
    uid: metadata.uid,
    ownerUids: (metadata.ownerReferences ?? []).map(({ uid }) => uid),
    createdAt: metadata.creationTimestamp ?? '',
    ...podStatus(value),
  };
  return freeze(facts);
}
