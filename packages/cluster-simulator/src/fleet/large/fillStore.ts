import type { ClusterStore } from '../../store/ClusterStore';
import type { KubernetesObject } from '../../store/KubernetesObject';

/**
 * Creates the objects, one by one as they come, and before the first of each namespace the namespace. Then all that the
 * store has is kept as texts, and its history begins anew: to be done before anybody watches.
 */
export function fillStore(
  store: ClusterStore,
  objects: Iterable<KubernetesObject>,
): void {
  const namespaces = new Set<string>();
  for (const object of objects) {
    const { namespace } = object.metadata;
    if (namespace !== undefined && !namespaces.has(namespace)) {
      namespaces.add(namespace);
      store.create({
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: namespace },
      });
    }
    store.create(object);
  }
  store.keepAsTexts();
}
