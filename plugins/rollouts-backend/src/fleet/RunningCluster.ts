import type { ClusterFacts } from '../cluster/ClusterFacts';
import type { KubernetesRequester } from '../cluster/KubernetesRequester';

/** A cluster that is, or soon will be, in the fleet. */
export type RunningCluster = {
  facts: ClusterFacts;
  /** Watches until the signal aborts. Called once, or never. */
  start(signal: AbortSignal): void;
  /** Reads with the identity that watches; absent where nothing is watched. */
  reader?: KubernetesRequester;
  /** Absent: nobody can act there. */
  actor?: KubernetesRequester;
};
