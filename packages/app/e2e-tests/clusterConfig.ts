import type { ClusterDescription } from '@rollouts-portal/control-plane/Cluster.ts';

/** A cluster as the operator writes it down: one identity that watches, another that acts. */
export function clusterConfig({
  name,
  server,
  caFile,
  tokens,
}: ClusterDescription) {
  return {
    name,
    url: server,
    caFile,
    token: tokens['portal-watcher'],
    actor: { token: tokens['portal-actor'] },
  };
}
