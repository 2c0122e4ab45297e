import type { ConfiguredCluster } from '../cluster/ConfiguredCluster';
import type { KnownCluster } from './KnownCluster';
import { serverOf } from './serverOf';

/** An entry of `rollouts.clusters`. */
export function configuredCluster(cluster: ConfiguredCluster): KnownCluster {
  const { labels, ...entry } = cluster;
  const { name, environment } = entry;
  const described = {
    name,
    source: 'rollouts.clusters',
    ...(environment !== undefined && { environment }),
    ...(labels && { labels }),
  };
  if (!entry.address) {
    return { ...described, access: { can: 'describe' } };
  }
  // Where a kubeconfig leads to is not known without reading it.
  const server =
    entry.address.type === 'url' ? serverOf(entry.address.url) : undefined;
  return {
    ...described,
    ...(server !== undefined && { server }),
    access: { can: 'watch', connection: entry },
  };
}
