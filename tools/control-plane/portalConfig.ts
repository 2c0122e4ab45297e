import { stringify } from 'yaml';
import type { ClusterDescription } from './Cluster.ts';

/** Holds, in the control plane's folder, the configuration with which the demo portal shows it. */
export const PORTAL_CONFIG_FILE = 'app-config.yaml';

/** What the portal adds to its own configuration; carries tokens. The first cluster is production. */
export function portalConfig(clusters: readonly ClusterDescription[]): string {
  return stringify({
    rollouts: {
      clusters: clusters.map(({ name, server, caFile, tokens }, index) => ({
        name,
        environment: index === 0 ? 'production' : 'staging',
        url: server,
        caFile,
        token: tokens['portal-watcher'],
        actor: { token: tokens['portal-actor'] },
      })),
      // Whichever namespace a scenario gets: somebody of the demo's users may act on it.
      ownership: [
        { namespacePattern: '*', owner: 'group:default/team-payments' },
      ],
    },
  });
}
