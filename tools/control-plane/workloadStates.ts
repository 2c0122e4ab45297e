import { isDeepStrictEqual } from 'node:util';
import { at, textAt } from './json.ts';
import type { KubernetesObject } from './KubernetesObject.ts';

/** Moments of a native workload that a story waits for; none holds before the newest spec was looked at. */
type State = (workload: KubernetesObject | undefined) => boolean;

/** All pods that are wanted are of the newest version and available, and there are no others. */
export const isComplete: State = workload => {
  const { wanted, all, updated, available } = podsOf(workload);
  return (
    isObserved(workload) &&
    [all, updated, available].every(count => count === wanted)
  );
};

/** The named numbers of pods are these. */
export function hasPods(wanted: Partial<PodCounts>): State {
  return workload =>
    isObserved(workload) &&
    isDeepStrictEqual({ ...podsOf(workload), ...wanted }, podsOf(workload));
}

/** A condition has this reason. */
export function hasReason(reason: string): State {
  return workload => {
    const conditions = at(workload, 'status', 'conditions');
    return (
      isObserved(workload) &&
      Array.isArray(conditions) &&
      conditions.some(condition => textAt(condition, 'reason') === reason)
    );
  };
}

type PodCounts = Record<
  'wanted' | 'all' | 'updated' | 'ready' | 'available',
  number
>;

function podsOf(workload: KubernetesObject | undefined): PodCounts {
  // A DaemonSet counts nodes; a count of none is left out.
  const count = (...fields: string[]) =>
    fields
      .map(field => at(workload, 'status', field))
      .reduce<number>((found, value) => found || Number(value ?? 0), 0);
  return {
    wanted:
      workload?.kind === 'DaemonSet'
        ? count('desiredNumberScheduled')
        : Number(at(workload, 'spec', 'replicas') ?? 1),
    all: count('replicas', 'currentNumberScheduled'),
    updated: count('updatedReplicas', 'updatedNumberScheduled'),
    ready: count('readyReplicas', 'numberReady'),
    available: count('availableReplicas', 'numberAvailable'),
  };
}

function isObserved(workload: KubernetesObject | undefined): boolean {
  const generation = at(workload, 'metadata', 'generation');
  return (
    generation !== undefined &&
    generation === at(workload, 'status', 'observedGeneration')
  );
}
