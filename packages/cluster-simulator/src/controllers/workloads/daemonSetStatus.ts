import type { JsonObject } from '../../store/Json';
import type { StoredObject } from '../../store/KubernetesObject';
import type { ClusterView } from '../engine/ClusterView';
import { NODES } from './nodes';
import { isReady } from './pods';
import { revisionedPods } from './revisionedPods';

export function daemonSetStatus(
  set: StoredObject,
  view: ClusterView,
): JsonObject {
  const { pods, current } = revisionedPods(set, view);
  const ready = pods.filter(isReady).length;
  const missing = NODES.length - ready;
  return {
    observedGeneration: set.metadata.generation ?? 1,
    currentNumberScheduled: pods.length,
    desiredNumberScheduled: NODES.length,
    numberMisscheduled: 0,
    numberReady: ready,
    ...(ready > 0 && { numberAvailable: ready }),
    ...(missing > 0 && { numberUnavailable: missing }),
    ...(current.length > 0 && { updatedNumberScheduled: current.length }),
  };
}
