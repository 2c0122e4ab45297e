import { applyMergePatch } from '../../store/applyMergePatch';
import type { ClusterStore, Reference } from '../../store/ClusterStore';
import {
  isKubernetesObject,
  type KubernetesObject,
} from '../../store/KubernetesObject';
import type { ObjectName } from './ClusterView';
import type { Write } from './Write';

/** @throws ApiError as the server refuses it */
export function applyWrite(store: ClusterStore, write: Write, now: Date): void {
  switch (write.write) {
    case 'create': {
      const { object } = write;
      store.create(object);
      const { status } = object;
      const reference = referenceTo(store, {
        kind: object.kind,
        ...object.metadata,
      });
      if (status === undefined || !reference.resource.hasStatus) return;
      store.update(reference, 'status', current => ({ ...current, status }));
      return;
    }
    case 'patch':
      store.update(referenceTo(store, write.of), 'main', current => {
        const patched = applyMergePatch(current, write.patch);
        if (isKubernetesObject(patched)) return patched;
        throw new Error(`the patch of ${write.of.name} makes no object`);
      });
      return;
    case 'status': {
      const reference = referenceTo(store, write.of);
      store.update(
        reference,
        reference.resource.hasStatus ? 'status' : 'main',
        current => ({ ...current, status: write.status }),
      );
      return;
    }
    case 'delete':
      store.delete(referenceTo(store, write.of));
      return;
    case 'event':
      store.create(eventOf(store, write, now));
  }
}

export function referenceTo(
  store: ClusterStore,
  { kind, name, namespace }: ObjectName,
): Reference {
  const resource = store.resources.find(served => served.kind === kind);
  if (!resource) throw new Error(`no kind ${kind} is served`);
  return { resource, name, ...(resource.namespaced && { namespace }) };
}

function eventOf(
  store: ClusterStore,
  { about, type, reason, message, source }: Extract<Write, { write: 'event' }>,
  now: Date,
): KubernetesObject {
  const { apiVersion, kind, metadata } = store.get(referenceTo(store, about));
  const { name, uid, resourceVersion, namespace = 'default' } = metadata;
  const seen = now.toISOString().replace(/\.\d+Z$/, 'Z');
  // The real ones are named by the nanosecond; here many may fall into one.
  const moment = BigInt(now.getTime()) * 1_000_000n + BigInt(store.version);
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `${name}.${moment.toString(16)}`, namespace },
    involvedObject: { apiVersion, kind, name, namespace, uid, resourceVersion },
    type,
    reason,
    message,
    source: { component: source },
    reportingComponent: source,
    firstTimestamp: seen,
    lastTimestamp: seen,
    count: 1,
  };
}
