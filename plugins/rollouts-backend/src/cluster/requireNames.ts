import { z } from 'zod';

import { isNamespaceName } from './isNamespaceName';

// What Kubernetes allows in no name, whatever the kind: a name is part of a path.
const IN_A_PATH = /^\.{1,2}$|[/%]/;

const named = z.object({
  metadata: z.object({ name: z.string(), namespace: z.string().nullish() }),
});

/**
 * No API server has objects of other names, and what watches beside them would ask for other paths than it means.
 *
 * @throws when the object is called so that it cannot exist
 */
export function requireNames(object: unknown): void {
  const { name, namespace } = named.parse(object).metadata;
  if (IN_A_PATH.test(name) || (namespace && !isNamespaceName(namespace))) {
    throw new Error('an object of an impossible name');
  }
}
