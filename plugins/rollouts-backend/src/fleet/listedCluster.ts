import { sentence } from '@rollouts-portal/plugin-rollouts-common';
import type {
  ClusterSource,
  InventoryCluster,
} from '@rollouts-portal/plugin-rollouts-node';

import { ClusterProblemError } from '../cluster/ClusterProblemError';
import { connectionFromInventory } from '../cluster/connectionFromInventory';
import { isClusterName } from '../cluster/isClusterName';
import type { KnownAccess, KnownCluster } from './KnownCluster';
import { serverOf } from './serverOf';

/** What a source of the inventory has listed. */
export function listedCluster(
  cluster: InventoryCluster,
  { name: source, hub }: Pick<ClusterSource, 'name' | 'hub'>,
): KnownCluster {
  const { name, environment, labels, url, headers } = cluster;
  // Behind a gateway all clusters have one address.
  const server = headers || url === undefined ? undefined : serverOf(url);
  return {
    name,
    source,
    ...(hub !== undefined && { hub }),
    // An empty one says nothing, and leaves the word to others.
    ...(environment && { environment }),
    ...(labels && { labels }),
    ...(server !== undefined && { server }),
    access: accessOf(cluster),
  };
}

function accessOf(cluster: InventoryCluster): KnownAccess {
  if (!isClusterName(cluster.name)) {
    const problem = sentence('cluster-name-unusable', {
      key: cluster.configuredAt,
    });
    return { can: 'show', state: 'unreachable', problem };
  }
  if (!cluster.reader) return accessWithout(cluster);
  try {
    return { can: 'watch', connection: connectionFromInventory(cluster) };
  } catch (error) {
    if (!(error instanceof ClusterProblemError)) throw error;
    return { can: 'show', state: error.state, problem: error.problem };
  }
}

function accessWithout({
  configuredAt: key,
  withoutReader,
}: InventoryCluster): KnownAccess {
  switch (withoutReader?.why) {
    case 'needs-person':
      return {
        can: 'show',
        state: 'unwatched',
        problem: sentence('cluster-needs-person', { key }),
      };
    case 'not-allowed':
      return {
        can: 'show',
        state: 'unwatched',
        problem: sentence('cluster-not-allowed', { key: withoutReader.key }),
      };
    case 'unsupported':
      return {
        can: 'show',
        state: 'unwatched',
        problem: sentence('cluster-credentials-unsupported', {
          key,
          kind: withoutReader.kind,
        }),
      };
    default:
      return { can: 'describe' };
  }
}
