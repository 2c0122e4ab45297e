import type { ClusterDescription } from './Cluster.ts';

/** Holds the ready message in the control plane's folder, for those who did not see the line. */
export const READY_FILE = 'ready.json';

/** The ready line as another program reads it. */
export type ReadyMessage = {
  ready: true;
  directory: string;
  clusters: ClusterDescription[];
};

export function readyMessage(
  directory: string,
  clusters: readonly ClusterDescription[],
): ReadyMessage {
  return {
    ready: true,
    directory,
    clusters: clusters.map(
      ({
        name,
        server,
        caFile,
        kubeconfig,
        tokens,
        argoRolloutsProgram,
        kubectlProgram,
      }) => ({
        name,
        server,
        caFile,
        kubeconfig,
        tokens,
        argoRolloutsProgram,
        kubectlProgram,
      }),
    ),
  };
}
