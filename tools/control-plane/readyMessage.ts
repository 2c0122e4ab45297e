import type { ClusterDescription } from './Cluster.ts';

/** The ready line as another program reads it. */
export type ReadyMessage = { ready: true; directory: string; clusters: ClusterDescription[] };

export function readyMessage(
  directory: string,
  clusters: readonly ClusterDescription[],
): ReadyMessage {
  return {
    ready: true,
    directory,
    clusters: clusters.map(
      ({ name, server, caFile, kubeconfig, tokens, argoRolloutsProgram }) => ({
        name,
        server,
        caFile,
        kubeconfig,
        tokens,
        argoRolloutsProgram,
      }),
    ),
  };
}
