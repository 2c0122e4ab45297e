import type { ReflectorListener } from './Reflector';
import { ReflectorGroup } from './ReflectorGroup';
import { reflectIn, type ApiKind } from './reflectIn';
import type { WatchContext } from './WatchContext';

/** Watches a kind wherever the cluster may be watched. */
export function reflectEverywhere<Facts>(
  context: WatchContext,
  kind: ApiKind<Facts>,
  listener: ReflectorListener<Facts>,
): ReflectorGroup<Facts> {
  const scopes = context.namespaces ?? [undefined];
  return new ReflectorGroup(
    scopes.map(namespace => ({
      ...(namespace !== undefined && { name: namespace }),
      reflector: reflectIn(context, kind, namespace, listener),
    })),
  );
}
