import { isNamespaceName } from './isNamespaceName';
import { readObjectMetadata } from './readObjectMetadata';

// What Kubernetes allows in no name, whatever the kind: a name is part of a path.
const IN_A_PATH = /^\.{1,2}$|[/%]/;

/**
 * No API server has objects of other names, and what watches beside them would ask for other paths than it means.
 *
 * @throws when the object is called so that it cannot exist
 */
export function requireNames(object: unknown): void {
  const metadata = readObjectMetadata(object);
  if (
    !metadata ||
    IN_A_PATH.test(metadata.name) ||
    (metadata.namespace && !isNamespaceName(metadata.namespace))
  ) {
    throw new Error('an object of an impossible name');
  }
}
