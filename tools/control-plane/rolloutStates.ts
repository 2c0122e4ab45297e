import { at, textAt } from './json.ts';
import type { KubernetesObject } from './KubernetesObject.ts';

/**
 * Moments of a rollout that a scenario waits for. None holds while the controller has not yet
 * looked at the newest spec, so the state before a change is never taken for the one after it.
 */
type State = (rollout: KubernetesObject | undefined) => boolean;

export const isPaused: State = rollout =>
  isObserved(rollout) &&
  textAt(rollout, 'status', 'phase') === 'Paused' &&
  at(rollout, 'status', 'pauseConditions', 0) !== undefined;

export function isPausedAt(stepIndex: number): State {
  return rollout =>
    isPaused(rollout) &&
    at(rollout, 'status', 'currentStepIndex') === stepIndex;
}

export const isFullyPromoted: State = rollout =>
  isObserved(rollout) &&
  textAt(rollout, 'status', 'phase') === 'Healthy' &&
  at(rollout, 'status', 'stableRS') === at(rollout, 'status', 'currentPodHash');

export const isAborted: State = rollout =>
  isObserved(rollout) &&
  at(rollout, 'status', 'abort') === true &&
  textAt(rollout, 'status', 'phase') === 'Degraded';

/** Reported as a failure, be it aborted or not. */
export const isDegraded: State = rollout =>
  isObserved(rollout) && textAt(rollout, 'status', 'phase') === 'Degraded';

export function currentPods(rollout: KubernetesObject | undefined): {
  all: number;
  updated: number;
} {
  // A count of none is left out by the controller.
  const count = (field: string) => Number(at(rollout, 'status', field) ?? 0);
  return { all: count('replicas'), updated: count('updatedReplicas') };
}

/** At a step, be it running or paused. */
export function isAt(stepIndex: number): State {
  return rollout =>
    isObserved(rollout) &&
    at(rollout, 'status', 'currentStepIndex') === stepIndex;
}

/** Every pod is available, of both versions. */
export function hasAvailable(all: number, updated: number): State {
  return rollout => {
    const pods = currentPods(rollout);
    return (
      isObserved(rollout) &&
      pods.all === all &&
      pods.updated === updated &&
      Number(at(rollout, 'status', 'availableReplicas') ?? 0) === all
    );
  };
}

function isObserved(rollout: KubernetesObject | undefined): boolean {
  const generation = at(rollout, 'metadata', 'generation');
  return (
    generation !== undefined &&
    String(generation) === textAt(rollout, 'status', 'observedGeneration')
  );
}
