import type {
  Cluster,
  ClusterDescription,
} from '@rollouts-portal/control-plane/Cluster.ts';
import { connectCluster } from '@rollouts-portal/control-plane/connectCluster.ts';
import { textAt } from '@rollouts-portal/control-plane/json.ts';

import type { EmbeddedFleet } from '../EmbeddedFleet.ts';
import { applyWithoutServer } from './applyWithoutServer.ts';
import { argoRolloutsByRequests } from './argoRolloutsByRequests.ts';
import { findArgoRollouts } from './findArgoRollouts.ts';

/**
 * A simulated cluster with all that journeys ask of a real one. What people do in a terminal is done by their own
 * program where it is built, else by the same requests.
 */
export async function connectSimulatedCluster(
  fleet: EmbeddedFleet,
  described: unknown,
): Promise<Cluster & { close(): void }> {
  const program = findArgoRollouts();
  const description = descriptionIn(described, program ?? '');
  const access = await connectCluster(description);
  const fault = (name: string) => fleet.fault(description.name, name);
  return {
    ...access,
    // The simulator knows no server-side apply.
    request: (method, path, options = {}) =>
      options.contentType === 'application/apply-patch+yaml'
        ? applyWithoutServer(access, path, options.body)
        : access.request(method, path, options),
    argoRollouts:
      program === undefined
        ? words => argoRolloutsByRequests(access, words)
        : access.argoRollouts,
    stopApiServer: () => fault('vanish'),
    startApiServer: () => fault('clear'),
    pauseApiServer: () => fault('silence'),
    resumeApiServer: () => fault('clear'),
    expireHistory: () => fault('expire-history'),
  };
}

function descriptionIn(
  described: unknown,
  argoRolloutsProgram: string,
): ClusterDescription {
  const text = (...path: string[]) => {
    const found = textAt(described, ...path);
    if (found === undefined) {
      throw new Error(`the embedded fleet does not say its ${path.join(' ')}`);
    }
    return found;
  };
  return {
    name: text('name'),
    server: text('server'),
    caFile: text('caFile'),
    kubeconfig: text('kubeconfig'),
    tokens: {
      admin: text('tokens', 'admin'),
      'portal-watcher': text('tokens', 'portal-watcher'),
      'portal-actor': text('tokens', 'portal-actor'),
      nobody: text('tokens', 'nobody'),
    },
    argoRolloutsProgram,
    // Journeys in the simulated world read no native workloads.
    kubectlProgram: '',
  };
}
