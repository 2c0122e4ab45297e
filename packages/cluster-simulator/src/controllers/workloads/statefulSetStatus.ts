import type { JsonObject } from '../../store/Json';
import type { StoredObject } from '../../store/KubernetesObject';
import type { ClusterView } from '../engine/ClusterView';
import { numberAt, textAt } from '../engine/fields';
import { isReady } from './pods';
import { revisionedPods } from './revisionedPods';

export function statefulSetStatus(
  set: StoredObject,
  view: ClusterView,
): JsonObject {
  const { revision, pods, current, old } = revisionedPods(set, view);
  const ready = pods.filter(isReady).length;
  const isComplete =
    old.length === 0 && ready === (numberAt(set.spec, 'replicas') ?? 1);
  const before = textAt(set.status, 'currentRevision') ?? revision;
  return {
    observedGeneration: set.metadata.generation ?? 1,
    replicas: pods.length,
    readyReplicas: ready,
    availableReplicas: ready,
    currentReplicas: isComplete ? pods.length : old.length,
    updatedReplicas: current.length,
    currentRevision: isComplete ? revision : before,
    updateRevision: revision,
    collisionCount: 0,
  };
}

/** The number at the end of a Pod's name. */
export function ordinalOf({ metadata: { name } }: StoredObject): number {
  return Number(name.slice(name.lastIndexOf('-') + 1));
}
