import { naturalOrder } from './naturalOrder';

type Created = { readonly createdAt: string; readonly name: string };

/**
 * Orders objects that a controller has made. Creation times are whole seconds; within one the names decide, since
 * controllers count up in them: `web-2-0`, `web-2-1`, and on collision `web-2-0-1`, `web-2-0.1`.
 */
export function newestFirst(a: Created, b: Created): number {
  if (a.createdAt !== b.createdAt) return a.createdAt < b.createdAt ? 1 : -1;
  return naturalOrder(b.name, a.name);
}
