import { ObservedObjects } from './ObservedObjects';
import { ObservedObjectsIn } from './ObservedObjectsIn';
import type { ObservedStore } from './ObservedStore';
import type { ReflectorListener } from './Reflector';
import { ReflectorGroup } from './ReflectorGroup';
import {
  partsOf,
  reflectIn,
  resourceOf,
  versionIn,
  type ApiKind,
} from './reflectIn';
import type { WatchContext } from './WatchContext';

/**
 * Watches a kind wherever the cluster may be watched.
 *
 * @param store - keeps the objects of all namespaces
 */
export function reflectEverywhere<Facts>(
  context: WatchContext,
  kind: ApiKind<Facts>,
  listener: ReflectorListener<Facts>,
  store: ObservedStore<Facts> = new ObservedObjects<Facts>(),
): ReflectorGroup<Facts> {
  const { timing, namespaces, granted, keys } = context;
  const { group } = partsOf(kind);
  const rights = granted?.of({ group, plural: kind.plural });
  return new ReflectorGroup({
    reflect: (namespace, heard) =>
      reflectIn(
        context,
        kind,
        namespace,
        heard,
        namespace === undefined
          ? store
          : new ObservedObjectsIn(store, namespace),
      ),
    store,
    listener,
    timing,
    ...(namespaces && { namespaces }),
    ...(rights && { rights }),
    resource: resourceOf(kind),
    key: keys.credentials,
    version: () => versionIn(context, kind),
  });
}
