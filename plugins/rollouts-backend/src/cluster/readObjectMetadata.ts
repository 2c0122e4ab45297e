/** What a watch has to know of each object; the rest is for the projection to read. */
export type WatchedMetadata = {
  namespace?: string;
  name: string;
  uid: string;
  resourceVersion: string;
};

/**
 * The metadata of an object; undefined when it has none that identify it. By hand, since each event and each rollout of
 * a list comes this way: a test holds it to the schema that it stands for.
 */
export function readObjectMetadata(
  object: unknown,
): WatchedMetadata | undefined {
  if (typeof object !== 'object' || object === null) return undefined;
  const metadata = 'metadata' in object ? object.metadata : undefined;
  if (typeof metadata !== 'object' || metadata === null) return undefined;
  const namespace = 'namespace' in metadata ? metadata.namespace : undefined;
  if (namespace !== undefined && typeof namespace !== 'string') {
    return undefined;
  }
  const name = textOf('name' in metadata && metadata.name);
  const uid = textOf('uid' in metadata && metadata.uid);
  const resourceVersion = textOf(
    'resourceVersion' in metadata && metadata.resourceVersion,
  );
  return name && uid && resourceVersion
    ? {
        ...(namespace !== undefined && { namespace }),
        name,
        uid,
        resourceVersion,
      }
    : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
