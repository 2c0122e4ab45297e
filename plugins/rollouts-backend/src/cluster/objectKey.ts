import type { ObjectKey } from './FactStore';

export function objectKey({
  namespace,
  name,
}: {
  namespace?: string | undefined;
  name: string;
}): ObjectKey {
  return namespace === undefined ? name : `${namespace}/${name}`;
}
