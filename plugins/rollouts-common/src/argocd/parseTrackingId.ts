/** What an object's tracking id says. */
export type TrackingId = {
  /** Name of the Application. */
  app: string;
  /** Its namespace; absent: that of its Argo CD. */
  appNamespace?: string;
  group: string;
  kind: string;
  namespace: string;
  name: string;
};

/**
 * Reads `app:group/kind:namespace/name` as Argo CD does, with `namespace_app` for an Application outside of Argo CD's
 * own namespace.
 *
 * @returns undefined when it is none
 */
export function parseTrackingId(text: string): TrackingId | undefined {
  const [instance = '', type, object, ...rest] = text.split(':');
  const [group, kind, ...moreType] = type?.split('/') ?? [];
  const [namespace, name, ...moreObject] = object?.split('/') ?? [];
  if (rest.length > 0 || moreType.length > 0 || moreObject.length > 0) {
    return undefined;
  }
  if (
    instance === '' ||
    group === undefined ||
    !kind ||
    namespace === undefined ||
    !name
  ) {
    return undefined;
  }
  return { ...instanceOf(instance), group, kind, namespace, name };
}

/** No name in Kubernetes has an underscore, so the first one ends the namespace. */
function instanceOf(
  instance: string,
): Pick<TrackingId, 'app' | 'appNamespace'> {
  const end = instance.indexOf('_');
  return end < 0
    ? { app: instance }
    : { appNamespace: instance.slice(0, end), app: instance.slice(end + 1) };
}
