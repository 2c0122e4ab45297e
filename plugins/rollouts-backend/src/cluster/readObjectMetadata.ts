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
  if (!isFields(object) || !isFields(object.metadata)) return undefined;
  const { namespace, name, uid, resourceVersion } = object.metadata;
  if (!isText(name) || !isText(uid) || !isText(resourceVersion)) {
    return undefined;
  }
  if (namespace === undefined) return { name, uid, resourceVersion };
  return typeof namespace === 'string'
    ? { namespace, name, uid, resourceVersion }
    : undefined;
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
