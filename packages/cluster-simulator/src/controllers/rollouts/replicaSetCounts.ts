import type { StoredObject } from '../../store/KubernetesObject';
import { numberAt } from '../engine/fields';

/** The annotation with the number of a version. */
export const REVISION = 'rollout.argoproj.io/revision';

export function revisionOf({ metadata }: StoredObject): number {
  return Number(metadata.annotations?.[REVISION] ?? 0);
}

/** How many Pods a ReplicaSet is to have; none when there is no such set. */
export function wantedOf(set: StoredObject | undefined): number {
  return numberAt(set, 'spec', 'replicas') ?? 0;
}

export function availableOf(set: StoredObject | undefined): number {
  return numberAt(set, 'status', 'availableReplicas') ?? 0;
}

export function presentOf(set: StoredObject | undefined): number {
  return numberAt(set, 'status', 'replicas') ?? 0;
}

export function readyOf(set: StoredObject | undefined): number {
  return numberAt(set, 'status', 'readyReplicas') ?? 0;
}

export function sum(
  sets: readonly StoredObject[],
  count: (set: StoredObject) => number,
): number {
  return sets.reduce((total, set) => total + count(set), 0);
}
