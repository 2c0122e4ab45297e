import type { Cluster } from '@rollouts-portal/control-plane/Cluster.ts';

/** The two clusters of a world, with nothing in them but what their controllers need. */
export type Clusters = {
  europe: Cluster;
  asia: Cluster;
  stop(): Promise<void>;
};
