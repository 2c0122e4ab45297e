import { InputError } from '@backstage/errors';
import { z } from 'zod';

import { freeze } from '../../object/freeze';
import { readObject } from '../../object/readObject';
import { withoutCredentials } from '../../object/withoutCredentials';
import type { PodFacts } from './PodFacts';
import { podSchema } from './podSchema';
import { podStatus } from './podStatus';

const identitySchema = z.looseObject({
  apiVersion: z.literal('v1'),
  kind: z.literal('Pod'),
});

// Of a container nothing else is kept: neither its arguments nor its environment.
const imageSchema = z.object({ image: z.string().min(1) });

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
    revisionHash: metadata.labels?.['controller-revision-hash'],
    images: (value.spec?.containers ?? []).flatMap(container => {
      const { data } = imageSchema.safeParse(container);
      return data ? [withoutCredentials(data.image)] : [];
    }),
  };
  return freeze(facts);
}
