import { Reflector, type ReflectorListener } from './Reflector';
import type { WatchContext } from './WatchContext';

/** A kind of the API, and what is kept of its objects. */
export type ApiKind<Facts> = {
  /** Such as `argoproj.io/v1alpha1`. */
  apiVersion: string;
  plural: string;
  /** Further query, already encoded. */
  query?: string;
  /** Throws when the object is not what it should be. */
  project(object: unknown): Facts;
};

/** Watches a kind in one namespace, or in all. */
export function reflectIn<Facts>(
  { transport, keys, timing, turns }: WatchContext,
  { apiVersion, plural, query, project }: ApiKind<Facts>,
  namespace: string | undefined,
  listener: ReflectorListener<Facts>,
): Reflector<Facts> {
  const isCore = !apiVersion.includes('/');
  const root = isCore ? `/api/${apiVersion}` : `/apis/${apiVersion}`;
  return new Reflector(
    {
      resource: isCore ? plural : `${plural}.${apiVersion.split('/')[0]}`,
      path:
        namespace === undefined
          ? `${root}/${plural}`
          : `${root}/namespaces/${namespace}/${plural}`,
      ...(query !== undefined && { query }),
      project,
    },
    transport,
    keys,
    timing,
    listener,
    turns,
  );
}
