import type { ClusterStore, Reference } from '../../store/ClusterStore';
import type { ObjectName } from './ClusterView';

/** What the store calls an object that a stage has named. */
export function referenceTo(
  store: ClusterStore,
  { kind, name, namespace }: ObjectName,
): Reference {
  const resource = store.resources.find(served => served.kind === kind);
  if (!resource) throw new Error(`no kind ${kind} is served`);
  return { resource, name, ...(resource.namespaced && { namespace }) };
}
