import type { FleetTokens } from './identities';

export type PortalCluster = {
  name: string;
  environment: string;
  server: string;
  caPem: string;
  tokens: FleetTokens;
};

/** What the portal adds to its own configuration; carries tokens. JSON is YAML. */
export function portalConfig(clusters: readonly PortalCluster[]): string {
  return JSON.stringify(
    {
      rollouts: {
        providers: {
          workloads: {
            kinds: ['Deployment', 'StatefulSet', 'DaemonSet'],
            labelSelector: 'backstage.io/kubernetes-id',
          },
        },
        clusters: clusters.map(
          ({ name, environment, server, caPem, tokens }) => ({
            name,
            environment,
            url: server,
            caData: caPem,
            token: tokens['portal-watcher'],
            actor: { token: tokens['portal-actor'] },
          }),
        ),
      },
    },
    null,
    2,
  );
}
