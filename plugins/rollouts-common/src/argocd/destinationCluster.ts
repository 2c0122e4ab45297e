import type { ApplicationFacts } from './ApplicationFacts';
import type { ArgoCdInstance } from './ArgoCdInstance';
import type { ClusterPlaces } from './ClusterPlaces';
import { serverKey } from './serverKey';

/** How Argo CD calls the cluster that it runs in. */
const OWN_NAME = 'in-cluster';
const OWN_SERVERS: ReadonlySet<string> = new Set([
  'https://kubernetes.default.svc',
  'https://kubernetes.default.svc.cluster.local',
]);

/**
 * The cluster of ours to which an Application deploys; undefined when it is none of ours, or cannot be told.
 *
 * @param home - the cluster in which the Application stands
 */
export function destinationCluster(
  { destination }: Pick<ApplicationFacts, 'destination'>,
  home: string,
  places: Pick<ClusterPlaces, 'has' | 'at'>,
  instance?: ArgoCdInstance,
): string | undefined {
  const { name, server } = destination;
  const configured = instance?.destinations.find(
    entry =>
      entry.destination === name ||
      (server !== undefined &&
        serverKey(entry.destination) === serverKey(server)),
  );
  if (configured) return configured.cluster;
  if (server !== undefined) {
    return OWN_SERVERS.has(serverKey(server)) ? home : places.at(server);
  }
  if (name === undefined) return undefined;
  return name === OWN_NAME ? home : existing(name, places);
}

function existing(
  name: string,
  places: Pick<ClusterPlaces, 'has'>,
): string | undefined {
  return places.has(name) ? name : undefined;
}
