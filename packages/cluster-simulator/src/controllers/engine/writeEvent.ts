import { createHash } from 'node:crypto';
import type { ClusterStore } from '../../store/ClusterStore';
import { numberAt } from './fields';
import { referenceTo } from './referenceTo';
import { timeText } from './timeText';
import type { Write } from './Write';

/** Tells of something; what was told of the same object in the same words is counted up, as clients of Kubernetes do. */
export function writeEvent(
  store: ClusterStore,
  { about, type, reason, message, source }: Extract<Write, { write: 'event' }>,
  now: Date,
): void {
  const { apiVersion, kind, metadata } = store.get(referenceTo(store, about));
  const { name, uid, resourceVersion, namespace = 'default' } = metadata;
  // The real ones are named by the moment; by its words the same one is found again.
  const words = createHash('sha256')
    .update([uid, type, reason, message, source].join('\n'))
    .digest('hex');
  const own = {
    kind: 'Event',
    name: `${name}.${words.slice(0, 16)}`,
    namespace,
  };
  const seen = timeText(now);
  const reference = referenceTo(store, own);
  if (store.find(reference)) {
    store.update(reference, 'main', event => ({
      ...event,
      count: (numberAt(event, 'count') ?? 1) + 1,
      lastTimestamp: seen,
    }));
    return;
  }
  store.create({
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: own.name, namespace },
    involvedObject: { apiVersion, kind, name, namespace, uid, resourceVersion },
    type,
    reason,
    message,
    source: { component: source },
    reportingComponent: source,
    firstTimestamp: seen,
    lastTimestamp: seen,
    count: 1,
  });
}
