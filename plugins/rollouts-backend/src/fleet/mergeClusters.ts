import { isDeepStrictEqual } from 'node:util';

import {
  sentence,
  type Sentence,
} from '@rollouts-portal/plugin-rollouts-common';

import type { ClusterConnectionConfig } from '../cluster/ClusterConnectionConfig';
import type { KnownAccess, KnownCluster } from './KnownCluster';

/** One cluster, by all that is known of it. */
export type MergedCluster = Omit<KnownCluster, 'server'> & {
  access: Exclude<KnownAccess, { can: 'describe' }>;
  /** Other clusters of this name, which are left out. */
  notices: readonly Sentence[];
};

type Gathered = KnownCluster & { notices: Sentence[] };

/**
 * What is known of each cluster, from lists in their order of precedence.
 *
 * How a cluster is reached comes from one place as a whole, the first that has credentials: an address never gets the
 * credentials of another place. Environment and labels come from whoever says them first. A cluster of the same name at
 * another address is another cluster, and left out. A second name for the same address and credentials is only shown.
 */
export function mergeClusters(
  lists: readonly (readonly KnownCluster[])[],
): MergedCluster[] {
  const byName = new Map<string, Gathered>();
  for (const cluster of lists.flat()) {
    const same = sameCluster(cluster, byName);
    if (!same) {
      byName.set(cluster.name, { ...cluster, notices: [] });
    } else if (areDifferent(same, cluster)) {
      const { source, hub } = cluster;
      same.notices.push(
        sentence('cluster-name-taken', { source, ...namedWith(hub) }),
      );
    } else {
      add(same, cluster);
    }
  }
  const clusters = [...byName.values()];
  return clusters.map((cluster, index) =>
    settled(besideOthers(cluster, clusters.slice(0, index))),
  );
}

/** As it is to be watched where others, named before it, are at the same address. */
function besideOthers(
  cluster: Gathered,
  before: readonly Gathered[],
): Gathered {
  const connection = connectionOf(cluster);
  const same = before.filter(
    other => other.server === cluster.server && connectionOf(other),
  );
  const [first] = same;
  if (!connection || cluster.server === undefined || !first) return cluster;
  const twin = same.find(other => isDeepStrictEqual(way(other), way(cluster)));
  return twin
    ? {
        ...cluster,
        access: {
          can: 'show',
          state: 'unwatched',
          problem: sentence('cluster-alias', { cluster: twin.name }),
        },
      }
    : {
        ...cluster,
        // Other credentials may show other rollouts: none of them may be lost.
        notices: [
          ...cluster.notices,
          sentence('cluster-same-server', { cluster: first.name }),
        ],
      };
}

function connectionOf({
  access,
}: KnownCluster): ClusterConnectionConfig | undefined {
  return access.can === 'watch' ? access.connection : undefined;
}

/** How it is reached, whatever it is called. */
function way(
  cluster: KnownCluster,
): Partial<ClusterConnectionConfig> | undefined {
  const connection = connectionOf(cluster);
  if (!connection) return undefined;
  const { key: _key, name: _name, environment: _where, ...rest } = connection;
  return rest;
}

/**
 * Whoever only describes a cluster may call it otherwise, and means the one at that address. With credentials the name
 * decides: the same cluster may be watched twice, with other rights.
 */
function sameCluster(
  { name, server, access }: KnownCluster,
  byName: ReadonlyMap<string, Gathered>,
): Gathered | undefined {
  const atThatAddress =
    access.can === 'describe' && server !== undefined
      ? [...byName.values()].find(known => known.server === server)
      : undefined;
  return atThatAddress ?? byName.get(name);
}

function areDifferent(one: KnownCluster, other: KnownCluster): boolean {
  return (
    one.server !== undefined &&
    other.server !== undefined &&
    one.server !== other.server
  );
}

function add(to: Gathered, from: KnownCluster): void {
  to.environment ??= from.environment;
  if (from.labels) to.labels = { ...from.labels, ...to.labels };
  if (RANK[from.access.can] > RANK[to.access.can]) {
    to.access = from.access;
    to.source = from.source;
    to.hub = from.hub;
    if (from.server !== undefined) to.server = from.server;
  }
  to.server ??= from.server;
}

const RANK: Record<KnownAccess['can'], number> = {
  describe: 0,
  show: 1,
  watch: 2,
};

function settled({ server: _, access, ...known }: Gathered): MergedCluster {
  switch (access.can) {
    case 'watch':
      return {
        ...known,
        access: {
          ...access,
          connection: {
            ...access.connection,
            ...(known.environment !== undefined && {
              environment: known.environment,
            }),
          },
        },
      };
    case 'describe':
      return {
        ...known,
        access: {
          can: 'show',
          state: 'unwatched',
          problem: sentence('cluster-without-credentials', {
            source: known.source,
            ...namedWith(known.hub),
          }),
        },
      };
    default:
      return { ...known, access };
  }
}

/** What names a cluster is told only to those who know of it. */
function namedWith(cluster: string | undefined): { cluster?: string } {
  return cluster === undefined ? {} : { cluster };
}
