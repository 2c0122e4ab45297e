import type { InventoryCluster } from '@rollouts-portal/plugin-rollouts-node';

import type { ArgoCdInventory } from './ArgoCdInventory';
import { isOwnCluster } from './isOwnCluster';

/** What Argo CD knows of a cluster, and anybody may know who sees it. */
export type ArgoCdCluster = {
  name: string;
  server: string;
  labels?: Readonly<Record<string, string>>;
};

const ITS_LABELS = 'argocd.argoproj.io/';

/** A cluster of Argo CD as the portal calls it, without anything to prove there. */
export function argoCdCluster(
  cluster: ArgoCdCluster,
  { key, hub, destinations, environmentLabel }: ArgoCdInventory,
): InventoryCluster {
  const { name, server } = cluster;
  const labels = ownLabels(cluster.labels);
  const environment =
    environmentLabel === undefined ? undefined : labels[environmentLabel];
  const told = {
    configuredAt: `${key} (cluster ${name || server})`,
    ...(environment && { environment }),
    ...(Object.keys(labels).length > 0 && { labels }),
  };
  const known = isOwnCluster(cluster)
    ? hub
    : destinations.find(({ destination }) =>
        [name, server].includes(destination),
      )?.cluster;
  // An address by which Argo CD reaches it need not be that of the portal, so the name counts.
  if (known !== undefined) return { ...told, name: known };
  return { ...told, name: name || hostOf(server), url: server };
}

function ownLabels(
  labels: Readonly<Record<string, string>> = {},
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).filter(([key]) => !key.startsWith(ITS_LABELS)),
  );
}

function hostOf(server: string): string {
  return URL.canParse(server) ? new URL(server).hostname : server;
}
