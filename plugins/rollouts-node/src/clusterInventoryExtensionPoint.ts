import { createExtensionPoint } from '@backstage/backend-plugin-api';

import type { ClusterSource } from './ClusterSource';

/**
 * All clusters that the portal watches.
 *
 * How a cluster is reached is taken from the first that has credentials for it: `rollouts.clusters` in the configuration
 * before any source, and a source that was added earlier before one that was added later. Environment and labels may
 * come from any of them, also in that order. Another cluster of the same name, at another address, is left out; the log
 * and the page say so.
 */
export interface ClusterInventory {
  addSource(source: ClusterSource): void;
}

/** For modules of the plugin `rollouts` that know clusters. */
export const clusterInventoryExtensionPoint =
  createExtensionPoint<ClusterInventory>({ id: 'rollouts.cluster-inventory' });
