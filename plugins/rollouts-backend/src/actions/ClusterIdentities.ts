import type { KubernetesRequester } from '../cluster/KubernetesRequester';

/** The ways to a cluster, each undefined where there is none. */
export interface ClusterIdentities {
  /** Reads, with the identity that watches. */
  reader(cluster: string): KubernetesRequester | undefined;
  /** Acts; the operator may have given no credentials for that. */
  actor(cluster: string): KubernetesRequester | undefined;
}
