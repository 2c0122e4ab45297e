import type { ApplicationFacts } from './ApplicationFacts';
import type { ArgoCdInstance } from './ArgoCdInstance';
import type { ClusterAddress } from './ClusterAddress';

/** How Argo CD calls the cluster that it runs in. */
const OWN_NAME = 'in-cluster';
const OWN_SERVERS = [
  'https://kubernetes.default.svc',
  'https://kubernetes.default.svc.cluster.local',
];

/**
 * The cluster of ours to which an Application deploys; undefined when it is none of ours, or cannot be told.
 *
 * @param home - the cluster in which the Application stands
 */
export function destinationCluster(
  { destination }: Pick<ApplicationFacts, 'destination'>,
  home: string,
  {
    instance,
    clusters,
  }: { instance?: ArgoCdInstance; clusters: readonly ClusterAddress[] },
): string | undefined {
  const { name, server } = destination;
  const configured = instance?.destinations.find(
    entry =>
      entry.destination === name ||
      (server !== undefined && isSameServer(entry.destination, server)),
  );
  if (configured) return configured.cluster;
  if (server !== undefined) {
    if (OWN_SERVERS.some(own => isSameServer(own, server))) return home;
    const found = clusters.filter(
      cluster =>
        cluster.server !== undefined && isSameServer(cluster.server, server),
    );
    // Of several at one address, such as behind one proxy, none is meant for certain.
    return found.length === 1 ? found[0]?.name : undefined;
  }
  if (name === OWN_NAME) return home;
  return clusters.find(cluster => cluster.name === name)?.name;
}

function isSameServer(a: string, b: string): boolean {
  return normalized(a) === normalized(b);
}

function normalized(server: string): string {
  if (!URL.canParse(server)) return server;
  // Without the port that goes without saying, and in lower case.
  const { origin, pathname } = new URL(server);
  return `${origin}${pathname.replace(/\/+$/, '')}`;
}
