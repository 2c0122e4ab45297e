import type { ObjectKey } from './FactStore';

/** In one piece: a text that was put together otherwise keeps its pieces beside it, for as long as it is a key. */
export function objectKey({
  namespace,
  name,
}: {
  namespace?: string | undefined;
  name: string;
}): ObjectKey {
  return namespace === undefined ? name : [namespace, name].join('/');
}
