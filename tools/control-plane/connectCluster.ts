import { readFile } from 'node:fs/promises';
import { ApiClient } from './ApiClient.ts';
import type { ClusterAccess, ClusterDescription } from './Cluster.ts';
import { runCommand } from './runCommand.ts';

/** Access to a cluster that this process or another one started. */
export async function connectCluster(
  description: ClusterDescription,
): Promise<ClusterAccess & { close(): void }> {
  const { server, caFile, tokens, kubeconfig } = description;
  const client = new ApiClient({
    server,
    ca: await readFile(caFile, 'utf8'),
    token: tokens.admin,
  });
  const commandOf =
    (program: string): ClusterAccess['kubectl'] =>
    (args, { signal } = {}) =>
      runCommand(program, args, {
        env: { ...process.env, KUBECONFIG: kubeconfig },
        ...(signal && { signal }),
      });
  return {
    ...description,
    request: client.request.bind(client),
    watch: client.watch.bind(client),
    close: () => client.close(),
    argoRollouts: commandOf(description.argoRolloutsProgram),
    kubectl: commandOf(description.kubectlProgram),
  };
}
